import { and, asc, eq, gt, inArray, isNull, max } from 'drizzle-orm'
import { write } from '../client.ts'
import type { Transaction } from '../dialect/driver.ts'
import { notifications } from '../schema/notifications.ts'
import { posts } from '../schema/posts.ts'
import { revisions } from '../schema/revisions.ts'
import { completeJob, enqueue, type Job } from './jobs.ts'
import { tellEach } from './notifications.ts'

/** Leaves it to a job to tell of an edit, however many are to be told. */
export const leaveEditNews = (tx: Transaction, postId: number, revisionId: number): Promise<void> =>
  enqueue(tx, { kind: 'tell-edit', key: revisionId, payload: { postId, revisionId } })

const atOnce = 500
const ways = [posts.replyToId, posts.repostOfId, posts.quoteOfId] as const

/**
 * Tells whoever answered, reposted or quoted a post that its words have changed, some hundred in each transaction, and
 * ends the job with the last of them. Whoever was told of an earlier edit is told of this one instead; when there is a
 * later one already, its job tells them.
 */
export async function tellEdit(job: Job, postId: number, revisionId: number): Promise<void> {
  for (const way of ways)
    for (let after = 0; after >= 0; ) after = await tellSome(postId, revisionId, way, after)
  await write((tx) => completeJob(tx, job))
}

/** Answers after which row to go on, -1 when there is nobody left. */
async function tellSome(
  postId: number,
  revisionId: number,
  way: (typeof ways)[number],
  after: number,
): Promise<number> {
  return write(async (tx) => {
    const [post] = await tx
      .select({ authorId: posts.authorId, latest: max(revisions.id) })
      .from(posts)
      .innerJoin(revisions, eq(revisions.postId, posts.id))
      .where(and(eq(posts.id, postId), isNull(posts.deletedAt), isNull(posts.hiddenAt)))
      .groupBy(posts.authorId)
    if (Number(post?.latest) !== revisionId) return -1
    const some = await tx
      .select({ id: posts.id, authorId: posts.authorId })
      .from(posts)
      .where(
        and(eq(way, postId), isNull(posts.deletedAt), isNull(posts.quoteDetachedAt), gt(posts.id, after)),
      )
      .orderBy(asc(posts.id))
      .limit(atOnce)
    const people = [...new Set(some.map(({ authorId }) => authorId))]
    if (people.length > 0 && post) {
      const isTold = and(
        eq(notifications.postId, postId),
        eq(notifications.kind, 'edit'),
        inArray(notifications.userId, people),
      )
      await tx.delete(notifications).where(isTold)
      await tellEach(tx, people, { kind: 'edit', actorId: post.authorId, postId })
    }
    return some.length < atOnce ? -1 : (some.at(-1)?.id ?? -1)
  })
}
