import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '../dialect/driver.ts'
import { isClosedTo, root } from '../queries/replies.ts'
import { postVisibleTo } from '../queries/visibility.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import { type Visibility, visibilities } from '../schema/visibilities.ts'
import type { Viewer } from '../viewer.ts'

/** That post takes no answer from this person; what was begun is undone. */
export class Closed extends Error {
  override name = 'Closed'
}

export type Answered = { id: number; authorId: number; rootId: number | null; visibility: Visibility }

/** The post that the viewer is about to answer. Throws Closed when they cannot see it or may not. */
export async function answerable(tx: Transaction, viewer: Viewer, id: number): Promise<Answered> {
  const [post] = await tx
    .select({
      id: posts.id,
      authorId: posts.authorId,
      rootId: posts.rootId,
      visibility: posts.visibility,
    })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(posts.id, id), postVisibleTo(viewer.id)))
  if (!post) throw new Closed('there is no such post')
  const [closed] = await tx
    .select({ id: root.id })
    .from(root)
    .where(and(eq(root.id, post.rootId ?? post.id), isClosedTo(viewer.id)))
  if (closed) throw new Closed('the author wants no such answers')
  return post
}

/** The one of two that fewer people may read. */
export const narrower = (one: Visibility, other: Visibility): Visibility =>
  visibilities[Math.max(visibilities.indexOf(one), visibilities.indexOf(other))] ?? 'mentioned'

/** Counts the answers of a post. */
export async function countAnswer(tx: Transaction, id: number, change: 1 | -1): Promise<void> {
  await tx
    .update(posts)
    .set({ replyCount: sql`${posts.replyCount} + ${change}` })
    .where(eq(posts.id, id))
}
