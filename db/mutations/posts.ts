import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { write } from '../client.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { isActive } from '../queries/visibility.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import { undoDelete } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { once } from './submissions.ts'

export type NewPost = { body: string; key?: string | undefined }

/**
 * Publishes a post; the body must have passed `postText`. With a `key`, the same key and body answer with the
 * first post instead of making another. Answers the post's id, `conflict` when the key was used for other
 * words, or undefined when the viewer may no longer post.
 */
export async function createPost(
  viewer: Viewer,
  { body, key }: NewPost,
): Promise<{ id: number } | 'conflict' | undefined> {
  return write(async (tx) => {
    if (!(await countPost(tx, viewer, 1))) return undefined
    const id = nextId()
    const first = await once(tx, viewer, key, body, id)
    if (first !== id) {
      await countPost(tx, viewer, -1)
      return first === 'conflict' ? first : { id: first }
    }
    await tx.insert(posts).values({ id, authorId: viewer.id, body, createdAt: new Date() })
    return { id }
  })
}

/**
 * Deletes a post of the viewer's own: it is gone for everyone at once, and erased when it can no longer be taken
 * back (`deleteExpired`). Answers the post that went, or undefined when there was none.
 */
export async function deletePost(
  viewer: Viewer,
  id: number,
  now = new Date(),
): Promise<{ id: number } | undefined> {
  return write(async (tx) => {
    const [post] = await tx
      .update(posts)
      .set({ deletedAt: now })
      .where(and(eq(posts.id, id), eq(posts.authorId, viewer.id), isNull(posts.deletedAt)))
      .returning({ id: posts.id })
    if (post) await countPost(tx, viewer, -1)
    return post
  })
}

/** Takes back that the viewer deleted a post, within `undoDelete.seconds`. Answers whether it is there again. */
export async function restorePost(viewer: Viewer, id: number, now = Date.now()): Promise<boolean> {
  return write(async (tx) => {
    const since = new Date(now - undoDelete.seconds * 1000)
    const [post] = await tx
      .update(posts)
      .set({ deletedAt: null })
      .where(and(eq(posts.id, id), eq(posts.authorId, viewer.id), gt(posts.deletedAt, since)))
      .returning({ id: posts.id })
    if (post) await countPost(tx, viewer, 1)
    return post !== undefined
  })
}

/** Counts the viewer's posts, and finds out on the way whether they may add one: only who is active may. */
async function countPost(tx: Transaction, viewer: Viewer, change: 1 | -1): Promise<boolean> {
  const counted = await tx
    .update(users)
    .set({ postCount: sql`${users.postCount} + ${change}` })
    .where(and(eq(users.id, viewer.id), change > 0 ? isActive() : undefined))
    .returning({ id: users.id })
  return counted.length > 0
}
