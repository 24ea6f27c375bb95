import { isOwnOrigin } from '#app/_server/origin.ts'
import { ownOrigin } from '#app/_server/own-origin.ts'
import { parseJson } from '#app/_server/sound.ts'
import { parseId } from '#db/text/ids.ts'
import type { Viewer } from '#db/viewer.ts'
import { currentViewer } from './session.ts'

/** A route at which a page of ours tells how far its reader has come: `{ "id": … }`. Answers 204. */
export const remember =
  (keep: (viewer: Viewer, id: number) => Promise<void>) =>
  async (request: Request): Promise<Response> => {
    if (!isOwnOrigin('POST', (name) => request.headers.get(name), ownOrigin())) return answer(403)
    const viewer = await currentViewer()
    if (!viewer) return answer(401)
    const body = parseJson(await request.text())
    const id =
      typeof body === 'object' && body !== null && 'id' in body ? parseId(String(body.id)) : undefined
    if (id === undefined) return answer(400)
    await keep(viewer, id)
    return answer(204)
  }

const answer = (status: number) =>
  new Response(null, { status, headers: { 'Cache-Control': 'private, no-store' } })
