import { and, desc, eq, lt } from 'drizzle-orm'
import { db } from '../client.ts'
import { likes } from '../schema/likes.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import { pages } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import type { ListedPerson } from './follows.ts'
import { newest, type Page, type PageRequest, pageOf } from './page.ts'
import { withRequests } from './requests.ts'
import { followedBy, personColumns } from './users.ts'
import { askerOf, visibleTo } from './visibility.ts'

/** Who likes a post, the latest first; whether the viewer may see the post is asked before (`postById`). */
export async function likersOf(
  viewer: Viewer | null,
  postId: number,
  { before = newest, limit = pages.people.usual }: PageRequest = {},
): Promise<Page<ListedPerson>> {
  const found = await db
    .select({ ...personColumns, followed: followedBy(viewer), cursor: likes.id })
    // From the post, or SQLite would take all likes from the newest on for those of one that many like.
    .from(posts)
    .innerJoin(likes, eq(likes.postId, posts.id))
    .innerJoin(users, eq(users.id, likes.userId))
    .where(and(eq(posts.id, postId), lt(likes.id, before), visibleTo(askerOf(viewer))))
    .orderBy(desc(likes.id))
    .limit(limit + 1)
  const { rows, next } = pageOf(found, limit, (row) => row.cursor)
  const people = await withRequests(viewer, rows)
  return { rows: people.map((person) => ({ ...person, me: person.id === viewer?.id })), next }
}
