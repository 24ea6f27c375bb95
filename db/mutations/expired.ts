import { lt, or } from 'drizzle-orm'
import { write } from '../client.ts'
import { posts } from '../schema/posts.ts'
import { rateLimits } from '../schema/rate-limits.ts'
import { sessionLife, sessions } from '../schema/sessions.ts'
import { submissions } from '../schema/submissions.ts'
import { tokens } from '../schema/tokens.ts'
import { undoDelete } from '../text/limits.ts'

const day = 86_400_000

/**
 * Deletes what has run out: sessions, links, rate-limit windows, form keys older than a day, and the posts that
 * were deleted too long ago to be taken back. Safe to repeat.
 */
export async function deleteExpired(now = Date.now()): Promise<void> {
  const before = (age: number) => new Date(now - age)
  await write(async (tx) => {
    await tx
      .delete(sessions)
      .where(
        or(
          lt(sessions.seenAt, before(sessionLife.idleDays * day)),
          lt(sessions.createdAt, before(sessionLife.mostDays * day)),
        ),
      )
    await tx.delete(posts).where(lt(posts.deletedAt, before(undoDelete.seconds * 1000)))
    await tx.delete(tokens).where(lt(tokens.expiresAt, new Date(now)))
    await tx.delete(rateLimits).where(lt(rateLimits.resetAt, before(day / 4)))
    await tx.delete(submissions).where(lt(submissions.createdAt, before(day)))
  })
}
