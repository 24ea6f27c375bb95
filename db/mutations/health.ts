import { eq } from 'drizzle-orm'
import { db, write } from '../client.ts'
import { rateLimits } from '../schema/rate-limits.ts'

const key = 'health'

/** Writes a row of its own and reads it back: proof that the database takes changes and answers. Throws when not. */
export async function probe(now = new Date()): Promise<void> {
  await write(async (tx) => {
    await tx
      .insert(rateLimits)
      .values({ key, resetAt: now })
      .onConflictDoUpdate({ target: rateLimits.key, set: { resetAt: now } })
  })
  const [row] = await db
    .select({ resetAt: rateLimits.resetAt })
    .from(rateLimits)
    .where(eq(rateLimits.key, key))
  if (!row) throw new Error('what was written cannot be read')
}
