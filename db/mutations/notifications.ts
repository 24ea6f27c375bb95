import { and, eq, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { announce } from '../bus.ts'
import { write } from '../client.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { visibleTo } from '../queries/visibility.ts'
import { follows } from '../schema/follows.ts'
import { type NotificationKind, notifications } from '../schema/notifications.ts'
import { type NotifiedOf, users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'

/** Who is told that whom did what, and with which post (see `db/schema/notifications.ts`). */
export type Told = { userId: number; kind: NotificationKind; actorId: number; postId?: number }

/**
 * Tells a person what somebody else did, in the transaction that does it; doing it again tells nothing new. Nobody
 * is told of what they do themselves but that a poll of theirs has ended, of what they do not want to be told of (`users.notifiedOf`), or across a
 * block; nor is anybody who is suspended or leaving, or told of. Comes before whatever is counted on a post, so
 * that two who wait for each other's rows do not wait forever.
 */
export const tell = (tx: Transaction, { userId, ...what }: Told): Promise<void> =>
  tellEach(tx, [userId], what)

/** Tells several people of the same. */
export async function tellEach(
  tx: Transaction,
  userIds: number[],
  { kind, actorId, postId }: Omit<Told, 'userId'>,
): Promise<void> {
  const others = userIds.filter((id) => kind === 'poll' || id !== actorId)
  if (others.length === 0) return
  const there = await tx
    .select({ id: users.id, notifiedOf: users.notifiedOf, followsActor: isFollowedBy(actorId) })
    .from(users)
    .where(and(inArray(users.id, others), visibleTo(actorId), isHere(actorId)))
  const createdAt = new Date()
  const rows = there
    .filter(({ id, notifiedOf, followsActor }) => wants(notifiedOf[kind], followsActor || id === actorId))
    .map(({ id: userId }) => ({ id: nextId(), userId, kind, actorId, postId: postId ?? null, createdAt }))
  if (rows.length > 0) await tx.insert(notifications).values(rows).onConflictDoNothing()
  for (const { userId } of rows) announce(tx, { kind: 'notified', userId })
}

const wants = (of: NotifiedOf | undefined, followsActor: boolean) =>
  of === 'nobody' ? false : of === 'following' ? followsActor : true

// With the name of the table, which Drizzle would leave out.
const isFollowedBy = (actorId: number): SQL<boolean> =>
  sql<boolean>`exists (select 1 from ${follows} where ${follows.followerId} = ${sql.identifier('users')}.id and ${follows.followeeId} = ${actorId})`.mapWith(
    Boolean,
  )

const isHere = (userId: number) =>
  sql`exists (select 1 from ${users} as me where me.id = ${userId} and me.suspended_at is null and me.deleted_at is null)`

/** What was told is not so any more; safe to repeat. */
export async function untell(tx: Transaction, told: Told): Promise<void> {
  await tx.delete(notifications).where(isAbout(told))
  announce(tx, { kind: 'notified', userId: told.userId })
}

/** A request that somebody was told of has become a follow, which is nothing new to whoever allowed it. */
export async function tellAccepted(tx: Transaction, userId: number, actorId: number): Promise<void> {
  await untell(tx, { userId, actorId, kind: 'follow' })
  await tx
    .update(notifications)
    .set({ kind: 'follow' })
    .where(isAbout({ userId, actorId, kind: 'request' }))
}

const isAbout = ({ userId, kind, actorId, postId }: Told) =>
  and(
    eq(notifications.userId, userId),
    eq(notifications.kind, kind),
    eq(notifications.actorId, actorId),
    postId === undefined ? isNull(notifications.postId) : eq(notifications.postId, postId),
  )

/** The viewer has seen what they were told, up to this notification or the last one before it; never less than before. */
export async function readNotifications(viewer: Viewer, upTo: number): Promise<void> {
  const last = sql<number>`(select max(${notifications.id}) from ${notifications} where ${notifications.userId} = ${viewer.id} and ${notifications.id} <= ${upTo})`
  await write(async (tx) => {
    await tx
      .update(users)
      .set({ notificationsReadId: last })
      .where(
        and(
          eq(users.id, viewer.id),
          or(isNull(users.notificationsReadId), lt(users.notificationsReadId, last)),
        ),
      )
    announce(tx, { kind: 'notified', userId: viewer.id })
  })
}

/** Of whose doings the viewer wants to be told from now on, by kind. */
export async function setNotifiedOf(
  viewer: Viewer,
  notifiedOf: Record<NotificationKind, NotifiedOf>,
): Promise<void> {
  await write((tx) => tx.update(users).set({ notifiedOf }).where(eq(users.id, viewer.id)))
}
