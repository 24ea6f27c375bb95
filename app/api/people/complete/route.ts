import { overLimit } from '#app/_auth/limits.ts'
import { tooOften } from '#app/_auth/rows.ts'
import { currentViewer } from '#app/_auth/session.ts'
import { queryOf } from '#app/_users/query-of.ts'
import { peopleFound } from '#db/queries/people.ts'
import { offered } from '#db/text/limits.ts'

/** Whom somebody may mean who has begun to write a mention: `[{ handle, name, avatar }]`, a few; for those signed in. */
export async function GET(request: Request) {
  const viewer = await currentViewer()
  if (!viewer) return answer({ error: 'signed out' }, 401)
  const limited = await overLimit('complete', viewer.id)
  if (limited) return tooOften(limited)
  const query = queryOf({ q: new URL(request.url).searchParams.getAll('q') })
  const { rows } = await peopleFound(viewer, query, { limit: offered })
  return answer(
    rows.map(({ handle, name, avatar }) => ({ handle, name, avatar })),
    200,
  )
}

const answer = (body: object, status: number) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } })
