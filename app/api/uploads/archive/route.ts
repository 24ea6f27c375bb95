import { receiveArchive } from '#app/_archive/receive-archive.ts'
import { discard, scratch } from '#app/_archive/scratch.ts'
import { storeArchive } from '#app/_archive/storage-files.ts'
import { overLimit } from '#app/_auth/limits.ts'
import { log } from '#app/_auth/log.ts'
import { report } from '#app/_auth/report.ts'
import { currentViewer } from '#app/_auth/session.ts'
import type { ArchiveOutcome } from '#app/_i18n/en/archive.ts'
import { newFolder } from '#app/_media/key.ts'
import { mediaStorage } from '#app/_media/media-storage.ts'
import { StorageError } from '#app/_media/storage.ts'
import { isOwnOrigin } from '#app/_server/origin.ts'
import { bringArchive } from '#db/mutations/archives.ts'
import { latestArchive } from '#db/queries/archives.ts'

/** Takes an archive from the form as a browser sends it, whatever its size, and answers with the page. */
export async function POST(request: Request) {
  const isOwn = isOwnOrigin('POST', (name) => request.headers.get(name), process.env.AUTH_URL ?? '')
  const outcome = isOwn ? await answer(request) : 'foreign'
  return new Response(null, {
    status: 303,
    headers: { Location: `/settings/data?import=${outcome}#import`, 'Cache-Control': 'no-store' },
  })
}

async function answer(request: Request): Promise<ArchiveOutcome> {
  let path: string | undefined
  try {
    path = await scratch(`upload-${newFolder()}`, Number(request.headers.get('content-length')) || 0)
    return await take(request, path)
  } catch (error) {
    log.error({ event: 'upload', err: error }, 'An archive could not be kept')
    return error instanceof StorageError && !error.full ? 'failed' : 'full'
  } finally {
    if (path) await discard(path)
  }
}

async function take(request: Request, path: string): Promise<ArchiveOutcome> {
  const viewer = await currentViewer()
  if (!viewer) return 'signedOut'
  const before = await latestArchive(viewer, 'import')
  if (before?.state === 'waiting' || before?.state === 'working') return 'busy'
  if (await overLimit('import', viewer.id)) return 'often'
  const bytes = await receiveArchive(request, path)
  if (typeof bytes === 'string') return bytes
  const begun = await bringArchive(viewer, { folder: await storeArchive(mediaStorage(), path), bytes })
  if (begun === 'busy') return 'busy'
  if (begun) await report('import', { user: viewer.id })
  return begun ? 'begun' : 'signedOut'
}
