import { postPictures } from '#db/text/limits.ts'

/** How many bytes the pictures of one person may take: what the operator says in megabytes, or the usual. */
export function mediaRoom({ MEDIA_PER_PERSON = '' } = process.env): number {
  return /^\d{1,9}$/.test(MEDIA_PER_PERSON) ? Number(MEDIA_PER_PERSON) * 1_000_000 : postPictures.bytes
}
