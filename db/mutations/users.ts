import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import { takenColumns, write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { follows } from '../schema/follows.ts'
import { sessions } from '../schema/sessions.ts'
import { type HomeReplies, type ProfileField, type Role, users } from '../schema/users.ts'
import type { Visibility } from '../schema/visibilities.ts'
import type { Viewer } from '../viewer.ts'
import { writeDown } from './audit.ts'
import { HandleReserved, refuseReserved } from './reserved-handles.ts'
import { endSessions } from './sessions.ts'
import { addWords, renewWords } from './user-words.ts'

export type NewUser = {
  handle: string
  email: string
  passwordHash: string | null
  name?: string
  bio?: string
  role?: Role
  createdAt?: Date
}

export type Created = { id: number } | { taken: 'handle' | 'email' }

/**
 * Creates a person, their row towards themselves and the words by which they are found. Handle and e-mail address must have passed `db/text`.
 * Answers the id, or which of the two is taken.
 */
export async function createUser(user: NewUser): Promise<Created> {
  try {
    return await write((tx) => insertUser(tx, user))
  } catch (error) {
    const taken = takenOf(error)
    if (taken) return { taken }
    throw error
  }
}

/** The part of `createUser` that joins a transaction; a taken handle or address is thrown, see `takenOf`. */
export async function insertUser(tx: Transaction, user: NewUser): Promise<{ id: number }> {
  const createdAt = user.createdAt ?? new Date()
  const id = nextId()
  await tx.insert(users).values({ ...user, id, createdAt })
  await refuseReserved(tx, user.handle, id)
  await tx.insert(follows).values({ id: nextId(), followerId: id, followeeId: id, createdAt })
  await addWords(tx, [{ id, handle: user.handle, name: user.name ?? '' }])
  return { id }
}

/** Which of the two a failed `insertUser` found taken; undefined when it failed for another reason. */
export function takenOf(error: unknown): 'handle' | 'email' | undefined {
  if (error instanceof HandleReserved) return 'handle'
  const taken = takenColumns(error)
  if (taken?.includes('handle')) return 'handle'
  if (taken?.includes('email')) return 'email'
  return undefined
}

export type ProfileEdit = { name: string; bio: string; fields: ProfileField[] }

/** Changes what others see of the viewer. Answers whether they are still here. */
export async function updateProfile(viewer: Viewer, profile: ProfileEdit): Promise<boolean> {
  return write(async (tx) => {
    const [changed] = await tx
      .update(users)
      .set(profile)
      .where(eq(users.id, viewer.id))
      .returning({ id: users.id, handle: users.handle, name: users.name })
    if (changed) await renewWords(tx, changed)
    return changed !== undefined
  })
}

/** Notes at which post the viewer left their home timeline, to be offered when they return. */
export async function rememberHome(viewer: Viewer, postId: number): Promise<void> {
  await write(async (tx) => {
    await tx.update(users).set({ homeReadId: postId }).where(eq(users.id, viewer.id))
  })
}

/** Sets a new password and ends every other session of the viewer at once. */
export async function changePassword(
  viewer: Viewer,
  passwordHash: string,
  keepSessionId: number,
): Promise<void> {
  await write(async (tx) => {
    await tx.update(users).set({ passwordHash }).where(eq(users.id, viewer.id))
    await endSessions(tx, viewer.id, ne(sessions.id, keepSessionId))
  })
}

/** Sets the first password of a viewer who has none, ending their other sessions. Answers false when they have one. */
export async function setFirstPassword(
  viewer: Viewer,
  passwordHash: string,
  keepSessionId: number,
): Promise<boolean> {
  return write(async (tx) => {
    const set = await tx
      .update(users)
      .set({ passwordHash })
      .where(and(eq(users.id, viewer.id), isNull(users.passwordHash)))
      .returning({ id: users.id })
    if (set.length === 0) return false
    await endSessions(tx, viewer.id, ne(sessions.id, keepSessionId))
    return true
  })
}

/** Replaces a hash by one with today's parameters; only while it is still the one that was verified. */
export async function rehashPassword(
  userId: number,
  verifiedHash: string,
  passwordHash: string,
): Promise<void> {
  await write(async (tx) => {
    await tx
      .update(users)
      .set({ passwordHash })
      .where(and(eq(users.id, userId), eq(users.passwordHash, verifiedHash)))
  })
}

/**
 * Gives a person another role and writes it down; for the operator. Whoever may do more afterwards signs in anew.
 * Answers whether such a person exists.
 */
export async function setRole(userId: number, role: Role): Promise<boolean> {
  return write(async (tx) => {
    const [person] = await forUpdate(tx.select({ role: users.role }).from(users).where(eq(users.id, userId)))
    if (!person) return false
    if (role !== 'member') await endSessions(tx, userId)
    if (person.role === role) return true
    await tx.update(users).set({ role }).where(eq(users.id, userId))
    await writeDown(tx, null, 'role', { personId: userId, change: { role: [person.role, role] } })
    return true
  })
}

/** Suspends a person, ending all their sessions at once, or lets them return, and writes it down; for the operator. */
export async function setSuspended(userId: number, suspended: boolean, now = new Date()): Promise<boolean> {
  return write(async (tx) => {
    const [person] = await forUpdate(
      tx.select({ suspendedAt: users.suspendedAt }).from(users).where(eq(users.id, userId)),
    )
    if (!person) return false
    if (suspended) await endSessions(tx, userId)
    const was = person.suspendedAt !== null
    if (was === suspended) return true
    await tx
      .update(users)
      .set({ suspendedAt: suspended ? now : null })
      .where(eq(users.id, userId))
    const change: [boolean, boolean] = [was, suspended]
    await writeDown(
      tx,
      null,
      suspended ? 'suspended' : 'returned',
      { personId: userId, change: { suspended: change } },
      now,
    )
    return true
  })
}

/** Who reads what the viewer posts unless they choose otherwise. */
export async function setUsualVisibility(viewer: Viewer, usualVisibility: Visibility): Promise<void> {
  await write((tx) => tx.update(users).set({ usualVisibility }).where(eq(users.id, viewer.id)))
}

/** Which replies of those they follow the viewer wants at home. */
export async function setHomeReplies(viewer: Viewer, homeReplies: HomeReplies): Promise<void> {
  await write((tx) => tx.update(users).set({ homeReplies }).where(eq(users.id, viewer.id)))
}

/** Whether search engines are asked to leave out the viewer's profile and posts; safe to repeat. */
export async function setUnindexed(viewer: Viewer, unindexed: boolean, now = new Date()): Promise<void> {
  await write((tx) =>
    tx
      .update(users)
      .set({ unindexedAt: unindexed ? now : null })
      .where(
        and(eq(users.id, viewer.id), unindexed ? isNull(users.unindexedAt) : isNotNull(users.unindexedAt)),
      ),
  )
}
