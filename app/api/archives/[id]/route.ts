import { currentViewer } from '#app/_auth/session.ts'
import { ownArchive } from '#db/queries/archives.ts'
import { parseId } from '#db/text/ids.ts'

const headers = { 'Cache-Control': 'private, no-store' }

/** How far an archive of the viewer's is. */
export async function GET(_: Request, { params }: RouteContext<'/api/archives/[id]'>) {
  const viewer = await currentViewer()
  const id = parseId((await params).id)
  const archive = viewer && id !== undefined ? await ownArchive(viewer, id) : undefined
  if (!archive) return Response.json({ error: 'not found' }, { status: 404, headers })
  const { done, total, state } = archive
  return Response.json(
    { id, done, total, isWorking: state === 'waiting' || state === 'working' },
    { headers },
  )
}
