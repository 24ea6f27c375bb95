import { readArchive } from '#app/_archive/storage-files.ts'
import { log } from '#app/_auth/log.ts'
import { currentViewer } from '#app/_auth/session.ts'
import { mediaStorage } from '#app/_media/media-storage.ts'
import { StorageError } from '#app/_media/storage.ts'
import { lengthHeader } from '#app/_server/length.ts'
import { takeArchive } from '#db/mutations/archives.ts'

const headers = { 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' }

/** The archive of the viewer, for whoever has its link too, which ends with that. */
export async function GET(request: Request) {
  const viewer = await currentViewer()
  const token = new URL(request.url).searchParams.get('token') ?? ''
  if (!viewer || !/^[A-Za-z0-9_-]{43}$/.test(token)) return new Response(null, { status: 404, headers })
  const taken = await takeArchive(viewer, token)
  if (!taken) return new Response(null, { status: 404, headers })
  try {
    const found = await readArchive(mediaStorage(), taken.file)
    if (!found || 'unsatisfiable' in found) return new Response(null, { status: 404, headers })
    const day = taken.createdAt.toISOString().slice(0, 10)
    return new Response(found.body, {
      headers: {
        ...headers,
        'Content-Type': 'application/zip',
        [lengthHeader]: String(found.size),
        'Content-Disposition': `attachment; filename="pipit-${viewer.handle}-${day}.zip"`,
      },
    })
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    log.warn({ event: 'storage', err: error }, 'An archive could not be read')
    return new Response(null, { status: 503, headers: { ...headers, 'Retry-After': '5' } })
  }
}
