import { eq, lte, sql } from 'drizzle-orm'
import { write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import { rateLimits } from '../schema/rate-limits.ts'
import type { Rate } from '../text/limits.ts'

/** How often something was tried in the current window, this try included, and how long the window still lasts. */
export type Tries = { count: number; resetInSeconds: number }

/**
 * Counts a try under a key, in windows of `rate.seconds` that begin with the first try. Kept in the database:
 * it survives a restart and holds over several servers.
 */
export async function countTry(key: string, rate: Rate, now = Date.now()): Promise<Tries> {
  const current = new Date(now)
  const resetAt = new Date(now + rate.seconds * 1000)
  return write(async (tx) => {
    const [row] = await tx
      .insert(rateLimits)
      .values({ key, count: 1, resetAt })
      .onConflictDoUpdate({
        target: rateLimits.key,
        set: {
          count: sql`case when ${lte(rateLimits.resetAt, current)} then 1 else ${rateLimits.count} + 1 end`,
          resetAt: sql`case when ${lte(rateLimits.resetAt, current)} then ${sql.param(resetAt, rateLimits.resetAt)} else ${rateLimits.resetAt} end`,
        },
      })
      .returning({ count: rateLimits.count, resetAt: rateLimits.resetAt })
    const { count, resetAt: until } = row ?? { count: 1, resetAt }
    return { count, resetInSeconds: Math.max(1, Math.ceil((until.getTime() - now) / 1000)) }
  })
}

/**
 * Counts a guess at a secret. `rate.count` guesses are free in a window of `rate.seconds`; from then on each
 * next one waits twice as long, from half a minute to as long as the window. Answers 0 when this guess may be
 * made, else the seconds to wait; those made too early do not count. All is forgotten a window after the wait.
 */
export async function countGuess(key: string, rate: Rate, now = Date.now()): Promise<number> {
  const window = rate.seconds * 1000
  return write(async (tx) => {
    await tx
      .insert(rateLimits)
      .values({ key, count: 0, resetAt: new Date(now + window) })
      .onConflictDoNothing()
    const [row] = await forUpdate(
      tx
        .select({ count: rateLimits.count, resetAt: rateLimits.resetAt })
        .from(rateLimits)
        .where(eq(rateLimits.key, key)),
    )
    const seen = row ?? { count: 0, resetAt: new Date(now) }
    const next = guessed(seen, rate.count, window, now)
    if (next === seen) return Math.ceil((seen.resetAt.getTime() - now) / 1000)
    await tx.update(rateLimits).set(next).where(eq(rateLimits.key, key))
    return 0
  })
}

type Guesses = { count: number; resetAt: Date }

/** What is known after a guess; `seen` itself when it came too early. */
function guessed(seen: Guesses, free: number, window: number, now: number): Guesses {
  const since = now - seen.resetAt.getTime()
  const used = seen.count < free ? since >= 0 : since >= window
  const count = used ? 1 : seen.count + 1
  if (count < free) return { count, resetAt: used ? new Date(now + window) : seen.resetAt }
  if (!used && seen.count >= free && since < 0) return seen
  return { count, resetAt: new Date(now + Math.min(window, 30_000 * 2 ** (count - free))) }
}

/** Forgets the tries under a key, as after a sign-in that succeeded. */
export async function forgetTries(key: string): Promise<void> {
  await write(async (tx) => {
    await tx.delete(rateLimits).where(eq(rateLimits.key, key))
  })
}
