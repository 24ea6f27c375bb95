import { ArchiveFault } from '#app/_archive/archive-fault.ts'
import { openArchive } from '#app/_archive/open-archive.ts'
import { discard, scratch } from '#app/_archive/scratch.ts'
import { fetchArchive } from '#app/_archive/storage-files.ts'
import { log } from '#app/_auth/log.ts'
import { mediaStorage } from '#app/_media/media-storage.ts'
import { ownOrigin } from '#app/_server/own-origin.ts'
import { endArchive, noteProgress } from '#db/mutations/archives.ts'
import { NotMine } from '#db/mutations/imports.ts'
import { type ArchiveWork, archiveWork } from '#db/queries/archives.ts'
import { asViewer } from '#db/viewer.ts'
import { bringArchive } from './bring-archive.ts'
import type { Hand } from './run-job.ts'

const patience = 5 // times

/** Brings what is in an archive here, from where an earlier try stopped. */
export async function bringImport(
  { archiveId }: { archiveId: number },
  { job, isOver }: Hand,
): Promise<Date | undefined> {
  const work = await archiveWork(archiveId, 'import')
  if (!work) return undefined
  try {
    if (!(await bring(work, job.attempts, isOver))) return new Date()
    await endArchive(job, archiveId, null)
  } catch (error) {
    if (error instanceof NotMine) return undefined
    const problem = error instanceof ArchiveFault ? error.problem : 'failed'
    if (problem === 'failed' && job.attempts < patience) throw error
    const say = problem === 'failed' ? 'error' : 'info'
    log[say]({ event: 'import', archive: archiveId, err: error }, 'An archive could not be brought')
    await endArchive(job, archiveId, problem)
  }
  return undefined
}

/** Answers whether it came to the end. */
async function bring(work: ArchiveWork, attempt: number, isOver: () => boolean): Promise<boolean> {
  const path = await scratch(`import-${work.id}-${attempt}`)
  const aside = `${path}.d`
  const storage = mediaStorage()
  try {
    if (!work.file || !(await fetchArchive(storage, work.file, path))) throw new ArchiveFault('missing')
    const archive = await openArchive(path, aside)
    try {
      return await bringArchive(asViewer(work.owner), archive, {
        archiveId: work.id,
        place: ownOrigin(),
        storage,
        cursor: work.cursor,
        report: work.report,
        onTotal: (total) => noteProgress(work.id, work.done, total),
        isOver,
      })
    } finally {
      await archive.close()
    }
  } finally {
    await discard(path)
    await discard(aside)
  }
}
