import { and, asc, eq, gt, isNull, lte } from 'drizzle-orm'
import { db } from '../client.ts'
import { users } from '../schema/users.ts'
import { undoLeave } from '../text/limits.ts'

/** The last moment at which those were deleted who can no longer come back at `now`. */
export const erasableSince = (now: number): Date => new Date(now - undoLeave.days * 86_400_000)

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

/** Who of those whose deletion can no longer be taken back was deleted first, with the folders of their pictures. */
export async function nextToErase(now = Date.now()) {
  const [person] = await db
    .select({ id: users.id, avatar: users.avatar, banner: users.banner })
    .from(users)
    .where(lte(users.deletedAt, erasableSince(now)))
    .orderBy(asc(users.deletedAt))
    .limit(1)
  return person
}
