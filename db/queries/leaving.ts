import { and, asc, eq, gt, isNull, lte } from 'drizzle-orm'
import { db } from '../client.ts'
import { users } from '../schema/users.ts'
import { undoLeave } from '../text/limits.ts'

const timeToReturn = undoLeave.days * 86_400_000

/** The last moment at which those were deleted who can no longer come back at `now`. */
export const erasableSince = (now: number): Date => new Date(now - timeToReturn)

/** From when on those can no longer come back who were deleted at this moment. */
export const erasableFrom = (deletedAt: Date): Date => new Date(deletedAt.getTime() + timeToReturn)

/**
 * Somebody whose account was deleted and who may still take that back; undefined for everyone else, the suspended
 * included.
 */
export async function leaverById(id: number, now = Date.now()) {
  const [leaver] = await db
    .select({ id: users.id, handle: users.handle, deletedAt: users.deletedAt })
    .from(users)
    .where(and(eq(users.id, id), gt(users.deletedAt, erasableSince(now)), isNull(users.suspendedAt)))
  return leaver?.deletedAt ? { ...leaver, deletedAt: leaver.deletedAt } : undefined
}

/** Who of those whose deletion can no longer be taken back was deleted first. */
export async function nextToErase(now = Date.now()): Promise<{ id: number } | undefined> {
  const [person] = await db
    .select({ id: users.id })
    .from(users)
    .where(lte(users.deletedAt, erasableSince(now)))
    .orderBy(asc(users.deletedAt))
    .limit(1)
  return person
}
