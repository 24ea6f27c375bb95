import { and, eq } from 'drizzle-orm'
import { write } from '../client.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { conversationMutes } from '../schema/conversation-mutes.ts'
import { posts } from '../schema/posts.ts'
import type { Viewer } from '../viewer.ts'
import { isVisible } from './likes.ts'

/**
 * The viewer does not want to be told any more of the conversation that a post belongs to; safe to repeat. Answers
 * whether there is such a post for them.
 */
export async function muteConversation(viewer: Viewer, postId: number): Promise<boolean> {
  return write(async (tx) => {
    if (!(await isVisible(tx, viewer, postId))) return false
    const rootId = await rootOf(tx, postId)
    await tx
      .insert(conversationMutes)
      .values({ id: nextId(), userId: viewer.id, rootId, createdAt: new Date() })
      .onConflictDoNothing({ target: [conversationMutes.userId, conversationMutes.rootId] })
    return true
  })
}

/** The viewer wants to be told of that conversation again; safe to repeat, and possible when they can no longer see it. */
export async function unmuteConversation(viewer: Viewer, postId: number): Promise<void> {
  await write(async (tx) => {
    const rootId = await rootOf(tx, postId)
    await tx
      .delete(conversationMutes)
      .where(and(eq(conversationMutes.userId, viewer.id), eq(conversationMutes.rootId, rootId)))
  })
}

/** The first post of the conversation that a post belongs to. */
async function rootOf(tx: Transaction, postId: number): Promise<number> {
  const [post] = await tx.select({ rootId: posts.rootId }).from(posts).where(eq(posts.id, postId))
  return post?.rootId ?? postId
}
