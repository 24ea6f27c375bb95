import { and, desc, eq, lt } from 'drizzle-orm'
import { db } from '../client.ts'
import { posts } from '../schema/posts.ts'
import { type FormerAlt, revisions } from '../schema/revisions.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { newest, type PageRequest } from './page.ts'
import { askerOf, postVisibleTo } from './visibility.ts'

/** What a post once was, and since when (ms). */
export type Revision = { id: number; body: string; warning: string; alts: FormerAlt[]; at: number }

/**
 * What a post was before its edits, the latest first, and what it was before the last of these; nothing when the
 * viewer may not see the post.
 */
export async function revisionsOf(
  viewer: Viewer | null,
  postId: number,
  { before = newest, limit = 20 }: PageRequest = {},
): Promise<{ rows: Revision[]; older: Revision | undefined }> {
  const found = await db
    .select({
      id: revisions.id,
      body: revisions.body,
      warning: revisions.warning,
      alts: revisions.alts,
      createdAt: revisions.createdAt,
    })
    .from(revisions)
    .innerJoin(posts, eq(posts.id, revisions.postId))
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(revisions.postId, postId), lt(revisions.id, before), postVisibleTo(askerOf(viewer))))
    .orderBy(desc(revisions.id))
    .limit(limit + 1)
  const rows = found.map(({ createdAt, ...row }) => ({ ...row, at: createdAt.getTime() }))
  return { rows: rows.slice(0, limit), older: rows[limit] }
}
