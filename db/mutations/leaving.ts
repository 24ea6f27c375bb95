import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import { write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { erasableFrom, erasableSince } from '../queries/leaving.ts'
import { tokens } from '../schema/tokens.ts'
import { users } from '../schema/users.ts'
import { cancel, enqueue, postpone } from './jobs.ts'
import { endSessions } from './sessions.ts'

/**
 * Deletes a person's account: they are hidden and signed out everywhere at once, and erased (`eraseSome`) once they
 * can no longer take it back. Safe to repeat: the first time counts. Answers `last` when nobody would be left who
 * can run the place, and `gone` when there is no such person.
 */
export async function deleteAccount(
  userId: number,
  now = new Date(),
): Promise<{ deletedAt: Date } | 'last' | 'gone'> {
  return write(async (tx) => {
    const admins = await activeAdmins(tx)
    if (admins.length === 1 && admins[0] === userId) return 'last'
    const [person] = await forUpdate(
      tx.select({ deletedAt: users.deletedAt }).from(users).where(eq(users.id, userId)),
    )
    if (!person) return 'gone'
    const deletedAt = person.deletedAt ?? now
    await tx.update(users).set({ deletedAt }).where(eq(users.id, userId))
    await endSessions(tx, userId)
    await tx.delete(tokens).where(eq(tokens.userId, userId))
    await enqueue(tx, {
      kind: 'erase-person',
      key: userId,
      payload: { userId },
      dueAt: erasableFrom(deletedAt),
    })
    return { deletedAt }
  })
}

/**
 * Takes back that an account was deleted, at `deletedAt` if that is given, while it is not about to be erased.
 * Answers whether it is there again.
 */
export async function keepAccount(userId: number, deletedAt?: Date, now = Date.now()): Promise<boolean> {
  return write(async (tx) => {
    const kept = await tx
      .update(users)
      .set({ deletedAt: null })
      .where(
        and(
          eq(users.id, userId),
          gt(users.deletedAt, erasableSince(now)),
          deletedAt && eq(users.deletedAt, deletedAt),
        ),
      )
      .returning({ id: users.id })
    if (kept.length > 0) await cancel(tx, 'erase-person', userId)
    return kept.length > 0
  })
}

/** Gives up the days in which a deleted account can be taken back: it is erased next. Answers whether it was. */
export async function hurryErasure(userId: number, now = Date.now()): Promise<boolean> {
  return write(async (tx) => {
    const hurried = await tx
      .update(users)
      .set({ deletedAt: erasableSince(now) })
      .where(and(eq(users.id, userId), gt(users.deletedAt, erasableSince(now))))
      .returning({ id: users.id })
    if (hurried.length === 0) return false
    await postpone(tx, 'erase-person', userId, new Date(now))
    return true
  })
}

/** Those who can run the place; two of them who leave at once wait for each other here. */
async function activeAdmins(tx: Transaction): Promise<number[]> {
  const admins = await forUpdate(
    tx
      .select({ id: users.id, deletedAt: users.deletedAt })
      .from(users)
      .where(and(eq(users.role, 'admin'), isNull(users.suspendedAt)))
      .orderBy(asc(users.id)),
  )
  return admins.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id)
}
