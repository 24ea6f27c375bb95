import { overLimit } from '#app/_auth/limits.ts'
import { rows, tooOften } from '#app/_auth/rows.ts'
import { currentViewer } from '#app/_auth/session.ts'
import { queryOf } from '#app/_users/query-of.ts'
import { peopleFound } from '#db/queries/people.ts'

/** The people a search means, page by page. */
export async function GET(request: Request) {
  const viewer = await currentViewer()
  const limited = await overLimit('search', viewer?.id)
  if (limited) return tooOften(limited)
  const query = queryOf({ q: new URL(request.url).searchParams.getAll('q') })
  return rows(request, (page) => peopleFound(viewer, query, page))
}
