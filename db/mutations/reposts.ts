import { and, eq, isNull, or, sql } from 'drizzle-orm'
import { announce } from '../bus.ts'
import { write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { isActive, postVisibleTo } from '../queries/visibility.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { tell, untell } from './notifications.ts'

/**
 * The viewer passes a post on to those who follow them: what is for everyone and by nobody protected, or by
 * themselves. Twice is once. Answers whether there is such a post for them.
 */
export async function repost(viewer: Viewer, postId: number): Promise<boolean> {
  return write(async (tx) => {
    // Whoever reposts waits for themselves: the same twice at once is one.
    const active = and(eq(users.id, viewer.id), isActive())
    const [me] = await forUpdate(tx.select({ id: users.id }).from(users).where(active))
    const post = me && (await passedOn(tx, viewer, postId))
    if (!post) return false
    const own = and(eq(posts.authorId, viewer.id), eq(posts.repostOfId, postId))
    const [there] = await tx.select({ id: posts.id }).from(posts).where(own)
    if (there) return true
    const id = nextId()
    await tx
      .insert(posts)
      .values({ id, authorId: viewer.id, body: '', repostOfId: postId, createdAt: new Date() })
    await tell(tx, { userId: post.authorId, kind: 'repost', actorId: viewer.id, postId })
    await count(tx, postId, 1)
    announce(tx, { kind: 'repost', id, authorId: viewer.id, postId })
    return true
  })
}

/** The viewer no longer passes a post on; safe to repeat, and possible even when they can no longer see it. */
export async function unrepost(viewer: Viewer, postId: number): Promise<void> {
  await write(async (tx) => {
    const removed = await tx
      .delete(posts)
      .where(and(eq(posts.authorId, viewer.id), eq(posts.repostOfId, postId)))
      .returning({ id: posts.id })
    if (removed.length === 0) return
    const [post] = await count(tx, postId, -1)
    if (post) await untell(tx, { userId: post.authorId, kind: 'repost', actorId: viewer.id, postId })
  })
}

/** A post that the viewer may pass on, as it is or in a quote: what everyone may read, and what is their own so far. */
export async function passedOn(tx: Transaction, viewer: Viewer, id: number) {
  const [post] = await tx
    .select({ id: posts.id, authorId: posts.authorId, quotePolicy: posts.quotePolicy })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(
      and(
        eq(posts.id, id),
        postVisibleTo(viewer.id),
        eq(posts.visibility, 'public'),
        isNull(posts.hiddenAt),
        or(isNull(users.protectedAt), eq(posts.authorId, viewer.id)),
      ),
    )
  return post
}

const count = (tx: Transaction, postId: number, change: 1 | -1) =>
  tx
    .update(posts)
    .set({ repostCount: sql`${posts.repostCount} + ${change}` })
    .where(eq(posts.id, postId))
    .returning({ authorId: posts.authorId })
