import { inTurn } from '#app/_media/image-queue.ts'
import { keepPicture } from '#app/_media/keep-picture.ts'
import { makePreviewPicture } from '#app/_media/preview-picture.ts'
import type { Storage } from '#app/_media/storage.ts'
import { fetchOutside } from '#app/_outside/fetch-outside.ts'
import type { NewPreview } from '#db/schema/previews.ts'
import { preview as limits } from '#db/text/limits.ts'
import { headOf } from './head-of.ts'
import { textOf } from './text-of.ts'

/**
 * Asks a page for what it says of itself, unless this place never does, and for the picture it names, which is copied: no reader's browser ever
 * asks there. Undefined when it says nothing, is no page, or is not to be asked; without a picture when that one is
 * of no use. Throws a StorageError when the picture cannot be kept.
 */
export async function makePreview(
  address: string,
  storage: Storage,
  { LINK_PREVIEWS } = process.env,
): Promise<NewPreview | undefined> {
  if (LINK_PREVIEWS === 'off') return undefined
  const page = await fetchOutside(address, {
    types: /^(text\/html|application\/xhtml\+xml)\b/i,
    bytes: limits.bytes,
    isCut: true,
  })
  if (typeof page === 'string') return undefined
  const head = headOf(textOf(page.body, page.type), page.url)
  if (!head) return undefined
  const { picture, ...words } = head
  return { ...words, ...(picture && (await pictureAt(picture, storage))) }
}

async function pictureAt(address: string, storage: Storage) {
  const image = await fetchOutside(address, { types: /^image\//i, bytes: limits.pictureBytes })
  if (typeof image === 'string') return undefined
  const made = await inTurn(() => makePreviewPicture(image.body))
  if (typeof made === 'string') return undefined
  const { width, height, sizes } = made
  return { picture: await keepPicture(storage, sizes), width, height }
}
