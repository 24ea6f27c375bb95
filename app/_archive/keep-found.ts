import { setTimeout as sleep } from 'node:timers/promises'
import { ImageQueueFull, inTurn } from '#app/_media/image-queue.ts'
import { keepPicture } from '#app/_media/keep-picture.ts'
import { makePostPicture } from '#app/_media/post-picture.ts'
import type { Storage } from '#app/_media/storage.ts'

/** Makes a picture of an archive one of ours and puts it into the storage; undefined when it cannot be one. */
export async function keepFound(storage: Storage, bytes: Uint8Array) {
  const made = await whenFree(() => makePostPicture(bytes))
  if (typeof made === 'string') return undefined
  const { sizes, ...picture } = made
  return { ...picture, folder: await keepPicture(storage, sizes) }
}

/** People who post go first. */
async function whenFree<T>(work: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await inTurn(work)
    } catch (error) {
      if (!(error instanceof ImageQueueFull)) throw error
      await sleep(2000)
    }
}
