import { currentViewer } from '#app/_auth/session.ts'
import { isOwnOrigin } from '#app/_server/origin.ts'
import { ownOrigin } from '#app/_server/own-origin.ts'
import { parseJson } from '#app/_server/sound.ts'
import { readNotifications } from '#db/mutations/notifications.ts'
import { parseId } from '#db/text/ids.ts'

/** The viewer has seen their notifications up to `{ "id": … }`. Answers 204. */
export async function POST(request: Request) {
  if (!isOwnOrigin('POST', (name) => request.headers.get(name), ownOrigin())) return answer(403)
  const viewer = await currentViewer()
  if (!viewer) return answer(401)
  const body = parseJson(await request.text())
  const id = typeof body === 'object' && body !== null && 'id' in body ? parseId(String(body.id)) : undefined
  if (id === undefined) return answer(400)
  await readNotifications(viewer, id)
  return answer(204)
}

const answer = (status: number) =>
  new Response(null, { status, headers: { 'Cache-Control': 'private, no-store' } })
