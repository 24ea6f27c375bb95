import { beforeOf } from '#app/_ui/before.ts'
import { isUnavailable } from '#db/client.ts'
import type { Page, PageRequest } from '#db/queries/page.ts'
import type { Limited } from './limits.ts'

/** Answers a page of a list as JSON: `{ rows, next }`, 404 when there is no such list, 400 for a forged cursor. */
export async function rows<Row>(
  request: Request,
  ask: (page: PageRequest) => Promise<Page<Row> | undefined>,
): Promise<Response> {
  const [before, ...more] = new URL(request.url).searchParams.getAll('before')
  const cursor = more.length > 0 ? 'forged' : beforeOf({ before })
  if (cursor === 'forged') return answer({ error: 'before' }, 400)
  try {
    const page = await ask({ before: cursor })
    return page ? answer(page, 200) : answer({ error: 'not found' }, 404)
  } catch (error) {
    if (!isUnavailable(error)) throw error
    return answer({ error: 'busy' }, 503)
  }
}

/** Answers that a limit is used up, and for how long. */
export const tooOften = ({ waitSeconds }: Limited): Response =>
  Response.json(
    { error: 'too often' },
    { status: 429, headers: { 'Cache-Control': 'private, no-store', 'Retry-After': String(waitSeconds) } },
  )

const answer = (body: object, status: number) =>
  Response.json(body, {
    status,
    headers: { 'Cache-Control': 'private, no-store', ...(status === 503 && { 'Retry-After': '5' }) },
  })
