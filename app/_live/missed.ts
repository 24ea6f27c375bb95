import { idAt } from '#db/id.ts'
import { homeTimeline } from '#db/queries/timelines.ts'
import { parseId } from '#db/text/ids.ts'
import { pages } from '#db/text/limits.ts'
import type { Viewer } from '#db/viewer.ts'
import { written } from './stream.ts'

/** ms. Ids of several processes are not in the order in which they are stored, so it is told again from a little before. */
const overlap = 5000

/**
 * What somebody was not told who heard the event with the id `last` last: the posts on their home timeline since
 * then, the oldest first, `pages.posts.most` at most.
 */
export async function missedBy(viewer: Viewer, last: string | undefined): Promise<string[]> {
  const heard = last === undefined ? undefined : parseId(last)
  if (heard === undefined) return []
  const { rows } = await homeTimeline(viewer, { limit: pages.posts.most })
  return rows
    .map((post) => post.cursor ?? post.id)
    .filter((id) => id > heard - idAt(overlap))
    .reverse()
    .map((id) => written({ event: 'home', id, within: 0 }))
}
