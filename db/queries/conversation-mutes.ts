import { and, eq, sql } from 'drizzle-orm'
import { db } from '../client.ts'
import { conversationMutes } from '../schema/conversation-mutes.ts'
import { posts } from '../schema/posts.ts'
import type { Viewer } from '../viewer.ts'

/** Whether the viewer does not want to be told of the conversation that a post belongs to. */
export async function isConversationMuted(viewer: Viewer, postId: number): Promise<boolean> {
  const [muted] = await db
    .select({ id: conversationMutes.id })
    .from(posts)
    .innerJoin(conversationMutes, eq(conversationMutes.rootId, sql`coalesce(${posts.rootId}, ${posts.id})`))
    .where(and(eq(posts.id, postId), eq(conversationMutes.userId, viewer.id)))
  return muted !== undefined
}
