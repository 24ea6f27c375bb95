import { currentViewer } from '#app/_auth/session.ts'
import { isUnavailable } from '#db/client.ts'
import { visiblePost } from '#db/queries/posts.ts'
import { parseId } from '#db/text/ids.ts'

/** How the poll of a post stands for the viewer, as a timeline has it; 404 when they may see none. */
export async function GET(_request: Request, { params }: RouteContext<'/api/polls/[id]'>) {
  try {
    const id = parseId((await params).id)
    const post = id === undefined ? undefined : await visiblePost(await currentViewer(), id)
    return post?.poll ? answer(post.poll, 200) : answer({ error: 'not found' }, 404)
  } catch (error) {
    if (!isUnavailable(error)) throw error
    return answer({ error: 'busy' }, 503)
  }
}

const answer = (body: object, status: number) =>
  Response.json(body, {
    status,
    headers: { 'Cache-Control': 'private, no-store', ...(status === 503 && { 'Retry-After': '5' }) },
  })
