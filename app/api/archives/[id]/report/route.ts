import { reportText } from '#app/_archive/report-lines.ts'
import { currentViewer } from '#app/_auth/session.ts'
import { ownArchive } from '#db/queries/archives.ts'
import { parseId } from '#db/text/ids.ts'

/** What came of an import of the viewer's, as a text. */
export async function GET(_: Request, { params }: RouteContext<'/api/archives/[id]/report'>) {
  const viewer = await currentViewer()
  const id = parseId((await params).id)
  const archive = viewer && id !== undefined ? await ownArchive(viewer, id) : undefined
  const headers = { 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' }
  if (!archive?.report) return new Response(null, { status: 404, headers })
  return new Response(reportText(archive.report), {
    headers: {
      ...headers,
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': 'attachment; filename="pipit-import.txt"',
    },
  })
}
