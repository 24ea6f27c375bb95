import { and, desc, eq, lt, sql } from 'drizzle-orm'
import { prepared } from '../client.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import { foldTag, parse } from '../text/entities.ts'
import { offered } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { newest } from './page.ts'
import { postVisibleTo } from './visibility.ts'

const asking = sql.placeholder('viewerId')

/** How many of the newest posts are looked at: of the viewer, and of everyone. */
const own = 200
const everyones = 400

/**
 * The tags that begin with `prefix` (without a sign, in any spelling) in the newest posts of the viewer and of
 * everyone, as they were written last: those used most first, then the latest. At most `limit`.
 */
export async function tagsLately(viewer: Viewer, prefix: string, limit: number = offered): Promise<string[]> {
  const folded = foldTag(prefix)
  if (!folded) return []
  const [mine, all] = await Promise.all([
    ownLately().execute({ viewerId: viewer.id }),
    everyonesLately().execute({ viewerId: viewer.id, before: newest }),
  ])
  const bodies = new Map([...mine, ...all].map(({ id, body }) => [id, body] as const))
  const uses = new Map<string, { spelled: string; count: number }>()
  for (const body of [...bodies].sort(([a], [b]) => b - a).map(([, body]) => body))
    for (const token of body.includes('#') || body.includes('＃') ? parse(body) : []) {
      if (token.kind !== 'tag' || !token.tag.startsWith(folded)) continue
      const use = uses.get(token.tag) ?? { spelled: token.text.slice(1), count: 0 }
      uses.set(token.tag, { ...use, count: use.count + 1 })
    }
  // Sorting keeps the order of equals, which is that of their latest use.
  return [...uses.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, limit)
    .map(({ spelled }) => spelled)
}

const ownLately = prepared('own_bodies_lately', (db) =>
  db
    .select({ id: posts.id, body: posts.body })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(posts.authorId, asking), postVisibleTo(asking)))
    .orderBy(desc(posts.id))
    .limit(own),
)

// The newest alone to begin with, so that however few of them the viewer may see no more are looked at. They go by
// the name of the table, as what asks for visibility has it.
const everyonesLately = prepared('bodies_lately', (db) => {
  const { id, authorId, body, visibility, hiddenAt, deletedAt, repostOfId } = posts
  const latest = db
    .select({ id, authorId, body, visibility, hiddenAt, deletedAt, repostOfId })
    .from(posts)
    .where(lt(id, sql.placeholder('before')))
    .orderBy(desc(id))
    .limit(everyones)
    .as('posts')
  return db
    .select({ id: latest.id, body: latest.body })
    .from(latest)
    .innerJoin(users, eq(users.id, latest.authorId))
    .where(and(eq(latest.visibility, 'public'), postVisibleTo(asking)))
})
