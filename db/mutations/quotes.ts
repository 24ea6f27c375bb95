import { and, eq, isNull, sql } from 'drizzle-orm'
import { write } from '../client.ts'
import type { Transaction } from '../dialect/driver.ts'
import { follows } from '../schema/follows.ts'
import { posts, type QuotePolicy } from '../schema/posts.ts'
import type { Viewer } from '../viewer.ts'
import { tell, untell } from './notifications.ts'
import { passedOn } from './reposts.ts'

/** That post may not be quoted by this person; what was begun is undone. */
export class NotQuotable extends Error {
  override name = 'NotQuotable'
}

export type Quoted = { id: number; authorId: number }

/** The post that the viewer is about to quote. Throws NotQuotable when they cannot see it or may not. */
export async function quotable(tx: Transaction, viewer: Viewer, id: number): Promise<Quoted> {
  const post = await passedOn(tx, viewer, id)
  if (!post || !(await isAllowed(tx, viewer, post))) throw new NotQuotable('not this post by this person')
  return post
}

type Policed = Quoted & { quotePolicy: QuotePolicy }

async function isAllowed(tx: Transaction, viewer: Viewer, post: Policed): Promise<boolean> {
  if (post.authorId === viewer.id || post.quotePolicy === 'everyone') return true
  if (post.quotePolicy === 'nobody') return false
  const pair = and(eq(follows.followerId, viewer.id), eq(follows.followeeId, post.authorId))
  const [follow] = await tx.select({ id: follows.id }).from(follows).where(pair)
  return follow !== undefined
}

/** Counts the new post `by` the viewer among those that quote, and tells the quoted author. */
export async function addQuote(tx: Transaction, viewer: Viewer, quoted: Quoted, by: number): Promise<void> {
  await tell(tx, { userId: quoted.authorId, kind: 'quote', actorId: viewer.id, postId: by })
  await countQuote(tx, quoted.id, 1)
}

/** Counts the quotes of a post, as long as it is there. */
export async function countQuote(tx: Transaction, id: number, change: 1 | -1): Promise<void> {
  await tx
    .update(posts)
    .set({ quoteCount: sql`${posts.quoteCount} + ${change}` })
    .where(eq(posts.id, id))
}

/** The post that somebody's post quotes, as far as it counts; null when its author took it out. */
export const countedQuote = sql<
  number | null
>`case when ${posts.quoteDetachedAt} is null then ${posts.quoteOfId} end`.mapWith(
  (id: number | string | null) => (id === null ? null : Number(id)),
)

/**
 * Says who may quote a post of the viewer's from now on; of others' quotes only those that may be are shown.
 * Answers whether there is such a post.
 */
export async function setQuotePolicy(viewer: Viewer, id: number, policy: QuotePolicy): Promise<boolean> {
  return write(async (tx) => {
    const changed = await tx
      .update(posts)
      .set({ quotePolicy: policy })
      .where(
        and(
          eq(posts.id, id),
          eq(posts.authorId, viewer.id),
          isNull(posts.repostOfId),
          isNull(posts.deletedAt),
        ),
      )
      .returning({ id: posts.id })
    return changed.length > 0
  })
}

/**
 * Takes a post of the viewer's out of another that quotes it, for good; safe to repeat. Answers whether that one
 * quotes one of theirs.
 */
export async function detachQuote(viewer: Viewer, quotingId: number, now = new Date()): Promise<boolean> {
  return write(async (tx) => {
    const quotesMine = and(
      eq(posts.id, quotingId),
      isNull(posts.deletedAt),
      sql`exists (select 1 from ${posts} as quoted where quoted.id = ${posts.quoteOfId} and quoted.author_id = ${viewer.id})`,
    )
    const [detached] = await tx
      .update(posts)
      .set({ quoteDetachedAt: now })
      .where(and(quotesMine, isNull(posts.quoteDetachedAt)))
      .returning({ quotedId: posts.quoteOfId, authorId: posts.authorId })
    if (!detached) return (await tx.select({ id: posts.id }).from(posts).where(quotesMine)).length > 0
    if (detached.quotedId !== null) await countQuote(tx, detached.quotedId, -1)
    await untell(tx, { userId: viewer.id, kind: 'quote', actorId: detached.authorId, postId: quotingId })
    return true
  })
}
