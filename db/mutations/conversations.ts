import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { write } from '../client.ts'
import { posts, type ReplyPolicy } from '../schema/posts.ts'
import type { Viewer } from '../viewer.ts'

/**
 * Says who may answer from now on in a conversation that the viewer began; what is there stays. Answers whether
 * there is such a conversation of theirs.
 */
export async function setReplyPolicy(viewer: Viewer, id: number, policy: ReplyPolicy): Promise<boolean> {
  return write(async (tx) => {
    const changed = await tx
      .update(posts)
      .set({ replyPolicy: policy })
      .where(
        and(eq(posts.id, id), eq(posts.authorId, viewer.id), isNull(posts.rootId), isNull(posts.deletedAt)),
      )
      .returning({ id: posts.id })
    return changed.length > 0
  })
}

/**
 * Puts an answer behind a click, in a conversation that the viewer began; safe to repeat. Answers whether there is
 * such an answer.
 */
export const collapse = (viewer: Viewer, id: number, now = new Date()): Promise<boolean> =>
  setCollapsed(viewer, id, now)

/** Shows an answer again that the viewer had put behind a click; safe to repeat. */
export const expand = (viewer: Viewer, id: number): Promise<boolean> => setCollapsed(viewer, id, null)

async function setCollapsed(viewer: Viewer, id: number, collapsedAt: Date | null): Promise<boolean> {
  return write(async (tx) => {
    const changed = await tx
      .update(posts)
      .set({ collapsedAt })
      .where(
        and(
          eq(posts.id, id),
          isNotNull(posts.rootId),
          isNull(posts.deletedAt),
          sql`exists (select 1 from ${posts} as root where root.id = ${posts.rootId} and root.author_id = ${viewer.id})`,
        ),
      )
      .returning({ id: posts.id })
    return changed.length > 0
  })
}
