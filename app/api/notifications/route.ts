import { currentViewer } from '#app/_auth/session.ts'
import { isUnavailable } from '#db/client.ts'
import { unreadNotifications } from '#db/queries/unread.ts'

/** How many notifications the viewer has not seen, up to one more than 99, and the id of the newest of them: `{ unread, newest }`. */
export async function GET() {
  try {
    const viewer = await currentViewer()
    return viewer ? answer(await unreadNotifications(viewer), 200) : answer({ error: 'not found' }, 404)
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
