import { and, eq, sql } from 'drizzle-orm'
import { write } from '../client.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { postVisibleTo } from '../queries/visibility.ts'
import { likes } from '../schema/likes.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'

/** The viewer likes a post; liking twice is liking once. Answers whether there is such a post for them. */
export async function likePost(viewer: Viewer, postId: number): Promise<boolean> {
  return write(async (tx) => {
    if (!(await isVisible(tx, viewer, postId))) return false
    const created = await tx
      .insert(likes)
      .values({ id: nextId(), userId: viewer.id, postId, createdAt: new Date() })
      .onConflictDoNothing({ target: [likes.userId, likes.postId] })
      .returning({ id: likes.id })
    if (created.length > 0) await count(tx, postId, 1)
    return true
  })
}

/** The viewer no longer likes a post; safe to repeat, and possible even when they can no longer see it. */
export async function unlikePost(viewer: Viewer, postId: number): Promise<void> {
  await write(async (tx) => {
    const removed = await tx
      .delete(likes)
      .where(and(eq(likes.userId, viewer.id), eq(likes.postId, postId)))
      .returning({ id: likes.id })
    if (removed.length > 0) await count(tx, postId, -1)
  })
}

/** Whether the viewer may see this post and is not suspended. */
export async function isVisible(tx: Transaction, viewer: Viewer, postId: number): Promise<boolean> {
  const [post] = await tx
    .select({ id: posts.id })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(
      and(
        eq(posts.id, postId),
        postVisibleTo(viewer.id),
        sql`exists (select 1 from ${users} as me where me.id = ${viewer.id} and me.suspended_at is null and me.deleted_at is null)`,
      ),
    )
  return post !== undefined
}

async function count(tx: Transaction, postId: number, change: 1 | -1): Promise<void> {
  await tx
    .update(posts)
    .set({ likeCount: sql`${posts.likeCount} + ${change}` })
    .where(eq(posts.id, postId))
}
