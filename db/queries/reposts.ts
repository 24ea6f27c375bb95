import { and, desc, eq, lt } from 'drizzle-orm'
import { db } from '../client.ts'
import { alias } from '../dialect/columns.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import { pages } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import type { ListedPerson } from './follows.ts'
import { newest, type Page, type PageRequest, pageOf } from './page.ts'
import { followedBy, personColumns } from './users.ts'
import { askerOf, streamReadableBy, visibleTo } from './visibility.ts'

const again = alias(posts, 'again')

/**
 * Who passes a post on, the latest first, of those whose posts the viewer may read; whether they may see the post
 * is asked before (`postById`).
 */
export async function repostersOf(
  viewer: Viewer | null,
  postId: number,
  { before = newest, limit = pages.people.usual }: PageRequest = {},
): Promise<Page<ListedPerson>> {
  const asker = askerOf(viewer)
  const found = await db
    .select({ ...personColumns, followed: followedBy(viewer), cursor: again.id })
    .from(again)
    .innerJoin(users, eq(users.id, again.authorId))
    .where(and(eq(again.repostOfId, postId), lt(again.id, before), visibleTo(asker), streamReadableBy(asker)))
    .orderBy(desc(again.id))
    .limit(limit + 1)
  const { rows, next } = pageOf(found, limit, (row) => row.cursor)
  return { rows: rows.map((person) => ({ ...person, me: person.id === viewer?.id })), next }
}
