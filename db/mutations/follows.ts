import { and, eq, sql } from 'drizzle-orm'
import { write } from '../client.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { isActive } from '../queries/visibility.ts'
import { follows } from '../schema/follows.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'

/**
 * The viewer follows a person; following twice is following once. Answers whether there is such a person to
 * follow (oneself and those who may not be seen are not).
 */
export async function follow(viewer: Viewer, userId: number): Promise<boolean> {
  if (userId === viewer.id) return false
  return write(async (tx) => {
    const [person] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, userId), isActive()))
    if (!person) return false
    const created = await tx
      .insert(follows)
      .values({ id: nextId(), followerId: viewer.id, followeeId: userId, createdAt: new Date() })
      .onConflictDoNothing({ target: [follows.followerId, follows.followeeId] })
      .returning({ id: follows.id })
    if (created.length > 0) await count(tx, viewer.id, userId, 1)
    return true
  })
}

/** The viewer no longer follows a person; safe to repeat. */
export async function unfollow(viewer: Viewer, userId: number): Promise<void> {
  if (userId === viewer.id) return
  await write(async (tx) => {
    const removed = await tx
      .delete(follows)
      .where(and(eq(follows.followerId, viewer.id), eq(follows.followeeId, userId)))
      .returning({ id: follows.id })
    if (removed.length > 0) await count(tx, viewer.id, userId, -1)
  })
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
