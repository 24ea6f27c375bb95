import { and, eq, isNull } from 'drizzle-orm'
import { announce } from '../bus.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { type NotificationKind, notifications } from '../schema/notifications.ts'

/** Who is told that whom did what, and with which post (see `db/schema/notifications.ts`). */
export type Told = { userId: number; kind: NotificationKind; actorId: number; postId?: number }

/**
 * Tells a person what somebody else did, in the transaction that does it; doing it again tells nothing new, and
 * nobody is told of what they do themselves.
 */
export async function tell(tx: Transaction, { userId, kind, actorId, postId }: Told): Promise<void> {
  if (userId === actorId) return
  await tx
    .insert(notifications)
    .values({ id: nextId(), userId, kind, actorId, postId: postId ?? null, createdAt: new Date() })
    .onConflictDoNothing()
  announce(tx, { kind: 'notified', userId })
}

/** What was told is not so any more; safe to repeat. */
export async function untell(tx: Transaction, { userId, kind, actorId, postId }: Told): Promise<void> {
  await tx
    .delete(notifications)
    .where(
      and(
        eq(notifications.userId, userId),
        eq(notifications.kind, kind),
        eq(notifications.actorId, actorId),
        postId === undefined ? isNull(notifications.postId) : eq(notifications.postId, postId),
      ),
    )
  announce(tx, { kind: 'notified', userId })
}
