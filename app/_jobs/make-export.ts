import { discard, scratch } from '#app/_archive/scratch.ts'
import { storeArchive } from '#app/_archive/storage-files.ts'
import { writeArchive } from '#app/_archive/write-archive.ts'
import { log } from '#app/_auth/log.ts'
import { mediaStorage } from '#app/_media/media-storage.ts'
import { ownOrigin } from '#app/_server/own-origin.ts'
import { endArchive, finishExport, noteProgress } from '#db/mutations/archives.ts'
import { archiveWork } from '#db/queries/archives.ts'
import { asViewer } from '#db/viewer.ts'
import type { Hand } from './run-job.ts'

const patience = 5 // times

/** Makes the archive of a person, anew each time it is begun: half of one is of no use. */
export async function makeExport(
  { archiveId }: { archiveId: number },
  { job, isOver }: Hand,
): Promise<Date | undefined> {
  const work = await archiveWork(archiveId, 'export')
  if (!work) return undefined
  const path = await scratch(`export-${archiveId}-${job.attempts}.zip`)
  const storage = mediaStorage()
  try {
    const bytes = await writeArchive(asViewer(work.owner), {
      path,
      place: ownOrigin(),
      storage,
      isOver,
      onProgress: (done, total) => noteProgress(archiveId, done, total),
    })
    await finishExport(job, archiveId, { folder: await storeArchive(storage, path), bytes })
    return undefined
  } catch (error) {
    if (isOver()) return new Date()
    if (job.attempts < patience) throw error
    log.error({ event: 'export', archive: archiveId, err: error }, 'An archive could not be made')
    await endArchive(job, archiveId, 'failed')
    return undefined
  } finally {
    await discard(path)
  }
}
