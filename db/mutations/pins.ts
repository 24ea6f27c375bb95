import { and, eq, inArray, isNull } from 'drizzle-orm'
import { write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { isActive } from '../queries/visibility.ts'
import { pins } from '../schema/pins.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import { post as limits } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'

/**
 * Puts a post of the viewer's own at the head of their profile; safe to repeat. Answers `full` when
 * `post.pinned` stand there already, or undefined when there is no such post of theirs.
 */
export async function pin(viewer: Viewer, postId: number): Promise<'pinned' | 'full' | undefined> {
  return write(async (tx) => {
    // One after the other: two at once could both be the last.
    const active = and(eq(users.id, viewer.id), isActive())
    const [me] = await forUpdate(tx.select({ id: users.id }).from(users).where(active))
    if (!me || !(await isOwn(tx, viewer, postId))) return undefined
    const pinned = await tx.select({ postId: pins.postId }).from(pins).where(eq(pins.userId, viewer.id))
    if (pinned.some((one) => one.postId === postId)) return 'pinned'
    if (pinned.length >= limits.pinned) return 'full'
    await tx.insert(pins).values({ id: nextId(), userId: viewer.id, postId, createdAt: new Date() })
    return 'pinned'
  })
}

/** Takes a post from the head of the viewer's profile; safe to repeat. */
export async function unpin(viewer: Viewer, postId: number): Promise<void> {
  await write((tx) => dropPins(tx, viewer, [postId]))
}

/** What is deleted stands at the head of no profile, nor again when that is taken back. */
export async function dropPins(tx: Transaction, viewer: Viewer, ids: number[]): Promise<void> {
  await tx.delete(pins).where(and(eq(pins.userId, viewer.id), inArray(pins.postId, ids)))
}

async function isOwn(tx: Transaction, viewer: Viewer, postId: number): Promise<boolean> {
  const [own] = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(
      and(
        eq(posts.id, postId),
        eq(posts.authorId, viewer.id),
        isNull(posts.deletedAt),
        isNull(posts.repostOfId),
      ),
    )
  return own !== undefined
}
