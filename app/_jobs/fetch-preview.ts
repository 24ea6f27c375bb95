import { mediaStorage } from '#app/_media/media-storage.ts'
import { makePreview } from '#app/_previews/make-preview.ts'
import { rateOf } from '#app/_server/rate.ts'
import { keepPreview } from '#db/mutations/previews.ts'
import { countTry } from '#db/mutations/rate-limits.ts'
import { previewUrl } from '#db/queries/previews.ts'
import type { Hand } from './run-job.ts'

/** Asks a page what it says of itself; no host more often than once a minute, later if it is not its turn yet. */
export async function fetchPreview(
  { previewId }: { previewId: number },
  { job }: Hand,
): Promise<Date | undefined> {
  const url = await previewUrl(null, previewId)
  if (!url) return undefined
  const rate = rateOf('previewHost')
  const tries = await countTry(`preview:${new URL(url).host}`, rate)
  if (tries.count > rate.count) return new Date(Date.now() + tries.resetInSeconds * 1000)
  await keepPreview(job, previewId, await makePreview(url, mediaStorage()))
  return undefined
}
