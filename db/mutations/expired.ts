import { and, lt, ne, or } from 'drizzle-orm'
import { write } from '../client.ts'
import { formerHandles } from '../schema/former-handles.ts'
import { posts } from '../schema/posts.ts'
import { rateLimits } from '../schema/rate-limits.ts'
import { addressDays, sessionLife, sessions } from '../schema/sessions.ts'
import { submissions } from '../schema/submissions.ts'
import { tokens } from '../schema/tokens.ts'
import { undoDelete } from '../text/limits.ts'

const day = 86_400_000

/**
 * What has run out by `now`, table by table: sessions, links, rate-limit windows, form keys older than a day,
 * handles that are free again, and the posts that were deleted too long ago to be taken back.
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
    { table: posts, where: lt(posts.deletedAt, before(undoDelete.seconds * 1000)) },
  ]
}

/** Deletes what has run out, and forgets from where people signed in more than thirty days ago. Safe to repeat. */
export async function deleteExpired(now = Date.now()): Promise<void> {
  await write(async (tx) => {
    for (const { table, where } of expiredBy(now)) await tx.delete(table).where(where)
    await tx
      .update(sessions)
      .set({ address: '' })
      .where(and(lt(sessions.createdAt, new Date(now - addressDays * day)), ne(sessions.address, '')))
  })
}
