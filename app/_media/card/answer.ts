import { createHash } from 'node:crypto'
import { lengthHeader } from '#app/_server/length.ts'
import { isUnavailable } from '#db/client.ts'
import { ImageQueueFull, inTurn } from '../image-queue.ts'
import { mediaStorage } from '../media-storage.ts'
import { namesTag, safe, withoutImage } from '../served.ts'
import { StorageError } from '../storage.ts'
import { CardStore } from './card-store.ts'
import { type Card, drawn } from './cards.ts'
import { inlined, rasterize } from './rasterize.ts'

/** What stands on a card, and the folder of the picture of whom it is about. */
export type Content = { card: Card; avatar?: string | null | undefined }

/** Raised when cards look different, so that what others keep of the old ones is asked for anew. */
const version = 1

const storeKey = Symbol.for('pipit.cards')
const shared = globalThis as { [storeKey]?: CardStore }

/** A card as an image: 404 when nobody may see what it is about, 503 when too many are being drawn. */
export async function answerCard(
  request: Request,
  ask: () => Promise<Content | undefined> | Content,
): Promise<Response> {
  try {
    const content = await ask()
    return content ? await answer(request, content) : withoutImage(404)
  } catch (error) {
    if (error instanceof ImageQueueFull || error instanceof StorageError || isUnavailable(error))
      return withoutImage(503)
    throw error
  }
}

/** The tag is made of what stands on the card, so it is drawn only for those who do not have it. */
async function answer(request: Request, content: Content): Promise<Response> {
  const key = createHash('sha256')
    .update(JSON.stringify([version, content.card, content.avatar ?? null]))
    .digest('base64url')
  const tag = `"${key}"`
  if (namesTag(request.headers.get('if-none-match'), tag))
    return new Response(null, { status: 304, headers: kept(tag) })
  shared[storeKey] ??= new CardStore(16 * 1024 * 1024)
  const image = await shared[storeKey].get(key, () => inTurn(() => make(content)))
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(image), {
    headers: { ...kept(tag), 'Content-Type': 'image/png', [lengthHeader]: String(image.length) },
  })
}

async function make({ card, avatar }: Content): Promise<Buffer> {
  const bytes = avatar ? await mediaStorage().get(avatar, '400.webp') : undefined
  return rasterize(await drawn(card, bytes && (await inlined(bytes))))
}

/** What is taken away is gone for everyone after a minute. */
const kept = (tag: string) => ({ ETag: tag, 'Cache-Control': 'public, max-age=60', ...safe })
