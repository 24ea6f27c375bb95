import { and, eq, isNull, sql } from 'drizzle-orm'
import { write } from '../client.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { visibleTo } from '../queries/visibility.ts'
import { followRequests } from '../schema/follow-requests.ts'
import { follows } from '../schema/follows.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { tell, tellAccepted, untell } from './notifications.ts'

/**
 * The viewer follows a person, or asks to when that one chooses their followers; twice is once. Answers whether
 * they follow now, `requested` when they have asked, or false when there is no such person to follow (oneself,
 * the suspended, and whoever is on the other side of a block). Nobody is told when it `isSilent`; who is asked always is.
 */
export async function follow(
  viewer: Viewer,
  userId: number,
  { isSilent = false }: { isSilent?: boolean } = {},
): Promise<boolean | 'requested'> {
  if (userId === viewer.id) return false
  return write(async (tx) => {
    const [person] = await tx
      .select({ protectedAt: users.protectedAt, followed: isFollowed(viewer.id) })
      .from(users)
      .where(and(eq(users.id, userId), visibleTo(viewer.id)))
    if (!person) return false
    if (person.protectedAt && !person.followed) {
      const asked = await tx
        .insert(followRequests)
        .values({ id: nextId(), followerId: viewer.id, followeeId: userId, createdAt: new Date() })
        .onConflictDoNothing({ target: [followRequests.followerId, followRequests.followeeId] })
        .returning({ id: followRequests.id })
      if (asked.length > 0) await tell(tx, { userId, kind: 'request', actorId: viewer.id })
      return 'requested'
    }
    if ((await beginFollow(tx, viewer.id, userId)) && !isSilent)
      await tell(tx, { userId, kind: 'follow', actorId: viewer.id })
    return true
  })
}

// With the name of the table, which Drizzle would leave out.
const isFollowed = (followerId: number) =>
  sql<boolean>`exists (select 1 from ${follows} where ${follows.followerId} = ${followerId} and ${follows.followeeId} = ${sql.identifier('users')}.id)`.mapWith(
    Boolean,
  )

/** The viewer no longer follows a person, nor asks to; safe to repeat. */
export async function unfollow(viewer: Viewer, userId: number): Promise<void> {
  if (userId === viewer.id) return
  await write(async (tx) => {
    await endFollow(tx, viewer.id, userId)
    await takeRequest(tx, viewer.id, userId)
  })
}

/** The viewer lets somebody who asked follow them. Answers whether there was such a request. */
export async function acceptRequest(viewer: Viewer, followerId: number): Promise<boolean> {
  return write(async (tx) => {
    if (!(await deleteRequest(tx, followerId, viewer.id))) return false
    await accept(tx, followerId, viewer.id)
    return true
  })
}

/** The viewer turns a request down; the other is not told, and may ask again. Safe to repeat. */
export async function rejectRequest(viewer: Viewer, followerId: number): Promise<void> {
  await write((tx) => takeRequest(tx, followerId, viewer.id))
}

/**
 * The viewer chooses their followers from now on, or no longer. Those who follow already stay; when the choosing
 * ends, whoever has asked follows.
 */
export async function setProtected(viewer: Viewer, isProtected: boolean): Promise<void> {
  await write(async (tx) => {
    await tx
      .update(users)
      .set({ protectedAt: isProtected ? new Date() : null })
      .where(and(eq(users.id, viewer.id), isProtected ? isNull(users.protectedAt) : undefined))
    if (isProtected) return
    const asked = await tx
      .delete(followRequests)
      .where(eq(followRequests.followeeId, viewer.id))
      .returning({ followerId: followRequests.followerId })
    for (const { followerId } of asked) await accept(tx, followerId, viewer.id)
  })
}

async function accept(tx: Transaction, followerId: number, followeeId: number): Promise<void> {
  await beginFollow(tx, followerId, followeeId)
  await tellAccepted(tx, followeeId, followerId)
}

/** Removes a request, if there is one, and what was told of it. */
export async function takeRequest(tx: Transaction, followerId: number, followeeId: number): Promise<void> {
  if (await deleteRequest(tx, followerId, followeeId))
    await untell(tx, { userId: followeeId, kind: 'request', actorId: followerId })
}

/** Answers whether there was one. */
async function deleteRequest(tx: Transaction, followerId: number, followeeId: number): Promise<boolean> {
  const taken = await tx
    .delete(followRequests)
    .where(and(eq(followRequests.followerId, followerId), eq(followRequests.followeeId, followeeId)))
    .returning({ id: followRequests.id })
  return taken.length > 0
}

/** Answers whether it is a new one. */
async function beginFollow(tx: Transaction, followerId: number, followeeId: number): Promise<boolean> {
  const created = await tx
    .insert(follows)
    .values({ id: nextId(), followerId, followeeId, createdAt: new Date() })
    .onConflictDoNothing({ target: [follows.followerId, follows.followeeId] })
    .returning({ id: follows.id })
  if (created.length > 0) await count(tx, followerId, followeeId, 1)
  return created.length > 0
}

/** Ends a follow, if there is one, counts it and no longer tells of it. */
export async function endFollow(tx: Transaction, followerId: number, followeeId: number): Promise<void> {
  const removed = await tx
    .delete(follows)
    .where(and(eq(follows.followerId, followerId), eq(follows.followeeId, followeeId)))
    .returning({ id: follows.id })
  if (removed.length === 0) return
  await count(tx, followerId, followeeId, -1)
  await untell(tx, { userId: followeeId, kind: 'follow', actorId: followerId })
}

/** Counts a follow on both sides, the lower id first so that two people following each other never deadlock. */
async function count(tx: Transaction, followerId: number, followeeId: number, change: 1 | -1) {
  const following = () =>
    tx
      .update(users)
      .set({ followingCount: sql`${users.followingCount} + ${change}` })
      .where(eq(users.id, followerId))
  const followers = () =>
    tx
      .update(users)
      .set({ followerCount: sql`${users.followerCount} + ${change}` })
      .where(eq(users.id, followeeId))
  const [first, second] = followerId < followeeId ? [following, followers] : [followers, following]
  await first()
  await second()
}
