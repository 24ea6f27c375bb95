import { rows } from '#app/_auth/rows.ts'
import { currentViewer } from '#app/_auth/session.ts'
import { postById } from '#db/queries/posts.ts'
import { quotesOf } from '#db/queries/quotes-of.ts'
import { parseId } from '#db/text/ids.ts'

export const GET = async (request: Request, { params }: RouteContext<'/api/quotes/[handle]/[id]'>) => {
  const { handle, id } = await params
  return rows(request, async (page) => {
    const viewer = await currentViewer()
    const post = await postById(viewer, handle, parseId(id) ?? 0)
    return post && quotesOf(viewer, post.id, page)
  })
}
