import type { Place, Row } from './place.ts'

/* Who keeps others in or out, and what people keep to read again, each post named by how it begins. */

/** Who would like to follow whom, who chooses their followers. */
const asked: [by: string, of: string][] = [
  ['pia', 'remy'],
  ['lev', 'remy'],
]

const blocked: [by: string, whom: string][] = [['ada', 'milo']]

const kept: [by: string, beginning: string][] = [
  ['ada', 'The rye, because you keep asking'],
  ['ada', 'The mystery seedlings, solved'],
  ['ada', 'No moon, no wind'],
  ['ben', 'River fair menu, first draft'],
  ['cy', 'No moon, no wind'],
]

const minute = 60_000
const hour = 60 * minute

/** Draws the lines between them, lately; `row` makes ids and dates. */
export function drawLines(place: Place, now: number, row: Row): void {
  const idOf = (handle: string) => place.people.find((one) => one.handle === handle)?.id ?? 0
  for (const [at, [by, of]] of asked.entries())
    place.followRequests.push({
      ...row(now - (at + 1) * hour, at),
      followerId: idOf(by),
      followeeId: idOf(of),
    })
  for (const [at, [by, whom]] of blocked.entries())
    place.blocks.push({ ...row(now - (at + 30) * hour, at), blockerId: idOf(by), blockedId: idOf(whom) })
  for (const [at, [by, beginning]] of kept.entries()) {
    const post = place.posts.find(({ body }) => body.startsWith(beginning))
    if (!post) throw new Error(`nobody says “${beginning}” in the demo place`)
    const moment = Math.min(post.createdAt.getTime() + (at + 20) * minute, now - (kept.length - at) * minute)
    place.bookmarks.push({ ...row(moment, at), userId: idOf(by), postId: post.id })
  }
}
