import { deleteScratches } from '#app/_archive/scratch.ts'
import { mediaStorage } from '#app/_media/media-storage.ts'
import { deleteOrphans } from '#app/_media/orphans.ts'
import { deleteExpiredArchives } from '#db/mutations/archives.ts'
import { deleteExpired } from '#db/mutations/expired.ts'
import { deleteLooseMedia } from '#db/mutations/media.ts'
import { addMissingTags } from '#db/mutations/missing-tags.ts'
import { deleteUnusedPreviews } from '#db/mutations/previews.ts'
import { addMissingWords } from '#db/mutations/user-words.ts'
import { eraseLeavers } from './erase-leavers.ts'

/**
 * Deletes what has run out, people whose time to come back is over and pictures that nobody has, and lets people and
 * posts be found that are not yet, as after an upgrade. One of these that fails does not keep the others from being
 * done; throws in the end what failed.
 */
export async function sweep(isOver: () => boolean = () => false): Promise<void> {
  const failures: { what: string; error: unknown }[] = []
  const attempt = (what: string, work: () => Promise<unknown>) =>
    work().catch((error: unknown) => void failures.push({ what, error }))

  await attempt('what has run out could not be deleted', deleteExpired)
  await attempt('deleted accounts could not be erased', () => eraseLeavers(isOver))
  await attempt('pictures that nobody has could not be deleted', () => deleteOrphans(mediaStorage()))
  await attempt('pictures that no post has could not be deleted', deleteLooseMedia)
  await attempt('previews that nobody shows could not be deleted', deleteUnusedPreviews)
  await attempt('archives that have run out could not be deleted', () => deleteExpiredArchives())
  await attempt('what is left of archives could not be deleted', () => deleteScratches())
  await attempt('some people cannot be found by their names yet', addMissingWords)

  await attempt('some posts cannot be found by their tags yet', addMissingTags)

  if (failures.length > 0)
    throw new Error(failures.map(({ what }) => what).join('; '), { cause: failures[0]?.error })
}
