import { and, gt, inArray, lt, ne, or, sql } from 'drizzle-orm'
import { write } from '../client.ts'
import { idAt } from '../id.ts'
import { formerHandles } from '../schema/former-handles.ts'
import { media } from '../schema/media.ts'
import { mutes } from '../schema/mutes.ts'
import { notifications } from '../schema/notifications.ts'
import { polls } from '../schema/polls.ts'
import { postTags } from '../schema/post-tags.ts'
import { posts } from '../schema/posts.ts'
import { rateLimits } from '../schema/rate-limits.ts'
import { revisions } from '../schema/revisions.ts'
import { addressDays, sessionLife, sessions } from '../schema/sessions.ts'
import { submissions } from '../schema/submissions.ts'
import { tokens } from '../schema/tokens.ts'
import { notifications as told, undoDelete } from '../text/limits.ts'

const day = 86_400_000

/**
 * What has run out by `now`, table by table: sessions, links, rate-limit windows, form keys older than a day,
 * handles that are free again, mutes, what people were told long ago, and the posts that were deleted too long ago to be taken back. Of those that
 * have answers the place between others stays, see `emptiedBy`.
 */
export function expiredBy(now: number) {
  const before = (age: number) => new Date(now - age)
  return [
    {
      table: sessions,
      where: or(
        lt(sessions.seenAt, before(sessionLife.idleDays * day)),
        lt(sessions.createdAt, before(sessionLife.mostDays * day)),
      ),
    },
    { table: tokens, where: lt(tokens.expiresAt, new Date(now)) },
    { table: rateLimits, where: lt(rateLimits.resetAt, before(day / 4)) },
    { table: submissions, where: lt(submissions.createdAt, before(day)) },
    { table: formerHandles, where: lt(formerHandles.until, new Date(now)) },
    { table: mutes, where: lt(mutes.until, new Date(now)) },
    { table: notifications, where: lt(notifications.id, idAt(before(told.days * day))) },
    { table: posts, where: and(isGone(now), sql`not ${hasAnswers}`) },
  ]
}

/** The posts deleted too long ago by `now` that have answers and still their words. */
export const emptiedBy = (now: number) =>
  and(isGone(now), or(ne(posts.body, ''), gt(posts.mediaCount, 0)), hasAnswers)

const isGone = (now: number) => lt(posts.deletedAt, new Date(now - undoDelete.seconds * 1000))

const hasAnswers = sql`exists (select 1 from ${posts} as answer where answer.reply_to_id = ${sql.identifier('posts')}.id)`

/** Deletes what has run out, the words of deleted posts that have answers too, and forgets from where people signed in more than thirty days ago. Safe to repeat. */
export async function deleteExpired(now = Date.now()): Promise<void> {
  await write(async (tx) => {
    for (const { table, where } of expiredBy(now)) await tx.delete(table).where(where)
    const emptied = tx.select({ id: posts.id }).from(posts).where(emptiedBy(now))
    await tx.delete(postTags).where(inArray(postTags.postId, emptied))
    await tx.update(media).set({ postId: null }).where(inArray(media.postId, emptied))
    await tx.delete(revisions).where(inArray(revisions.postId, emptied))
    await tx.delete(polls).where(inArray(polls.postId, emptied))
    await tx
      .update(posts)
      .set({ body: '', warning: '', mediaCount: 0, hasPoll: false, previewId: null })
      .where(emptiedBy(now))
    await tx
      .update(sessions)
      .set({ address: '' })
      .where(and(lt(sessions.createdAt, new Date(now - addressDays * day)), ne(sessions.address, '')))
  })
}
