import { and, eq, sql } from 'drizzle-orm'
import { write } from '../client.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { postVisibleTo } from '../queries/visibility.ts'
import { likes } from '../schema/likes.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { tell, untell } from './notifications.ts'

/** The viewer likes a post; liking twice is liking once. Answers whether there is such a post for them. */
export async function likePost(viewer: Viewer, postId: number): Promise<boolean> {
  return write(async (tx) => {
    const userId = await visibleAuthor(tx, viewer, postId)
    if (userId === undefined) return false
    const created = await tx
      .insert(likes)
      .values({ id: nextId(), userId: viewer.id, postId, createdAt: new Date() })
      .onConflictDoNothing({ target: [likes.userId, likes.postId] })
      .returning({ id: likes.id })
    if (created.length === 0) return true
    await tell(tx, { userId, kind: 'like', actorId: viewer.id, postId })
    await count(tx, postId, 1)
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
    if (removed.length === 0) return
    const [post] = await count(tx, postId, -1)
    if (post) await untell(tx, { userId: post.authorId, kind: 'like', actorId: viewer.id, postId })
  })
}

/** Whether the viewer may see this post and is not suspended. */
export const isVisible = async (tx: Transaction, viewer: Viewer, postId: number): Promise<boolean> =>
  (await visibleAuthor(tx, viewer, postId)) !== undefined

/** Who wrote this post, if the viewer may see it and is not suspended. */
async function visibleAuthor(tx: Transaction, viewer: Viewer, postId: number): Promise<number | undefined> {
  const [post] = await tx
    .select({ authorId: posts.authorId })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(
      and(
        eq(posts.id, postId),
        postVisibleTo(viewer.id),
        sql`exists (select 1 from ${users} as me where me.id = ${viewer.id} and me.suspended_at is null and me.deleted_at is null)`,
      ),
    )
  return post?.authorId
}

const count = (tx: Transaction, postId: number, change: 1 | -1) =>
  tx
    .update(posts)
    .set({ likeCount: sql`${posts.likeCount} + ${change}` })
    .where(eq(posts.id, postId))
    .returning({ authorId: posts.authorId })
