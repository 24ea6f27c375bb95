import { asc, count, lt } from 'drizzle-orm'
import { db } from '../../client.ts'
import { erasableSince } from '../../queries/leaving.ts'
import { users } from '../../schema/users.ts'
import type { Check } from './finding.ts'

const hour = 3_600_000

/** People whose deleted account should be erased by now, with their pictures, which only a place that runs can do. */
export const overdue: Check = async (now) => {
  const isOverdue = lt(users.deletedAt, erasableSince(now - 2 * hour))
  const [row] = await db.select({ count: count() }).from(users).where(isOverdue)
  if (!row || row.count === 0) return []
  const [first] = await db
    .select({ handle: users.handle })
    .from(users)
    .where(isOverdue)
    .orderBy(asc(users.deletedAt))
    .limit(1)
  const advice = 'npm start erases them'
  return [{ what: 'deleted accounts not erased yet', count: row.count, example: `@${first?.handle}`, advice }]
}
