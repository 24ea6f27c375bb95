import { and, desc, eq, inArray, lt, ne, type SQL } from 'drizzle-orm'
import { announce } from '../bus.ts'
import { write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { isActive } from '../queries/visibility.ts'
import { sessions } from '../schema/sessions.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'

const most = 50

export type NewSession = { userId: number; tokenHash: string; userAgent: string; address: string }

/**
 * Begins a session, ending the one this browser had before, if any, and the person's oldest ones above fifty.
 * Answers false when the person is gone, suspended or about to be erased.
 */
export async function createSession(session: NewSession, endTokenHash?: string): Promise<boolean> {
  return write(async (tx) => {
    const [person] = await forUpdate(
      tx
        .select({ id: users.id })
        .from(users)
        .where(and(eq(users.id, session.userId), isActive())),
    )
    if (!person) return false
    if (endTokenHash) await endToken(tx, endTokenHash)
    const now = new Date()
    await tx.insert(sessions).values({ ...session, id: nextId(), createdAt: now, seenAt: now })
    const surplus = await tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(eq(sessions.userId, session.userId))
      .orderBy(desc(sessions.id))
      .limit(most)
      .offset(most)
    if (surplus.length > 0) {
      await tx.delete(sessions).where(
        inArray(
          sessions.id,
          surplus.map((row) => row.id),
        ),
      )
      announce(tx, { kind: 'session-ended', userId: session.userId })
    }
    return true
  })
}

/** Notes that a session was used; callers do so at most every ten minutes. */
export async function touchSession(id: number, seenAt: Date): Promise<void> {
  await write(async (tx) => {
    await tx
      .update(sessions)
      .set({ seenAt })
      .where(and(eq(sessions.id, id), lt(sessions.seenAt, seenAt)))
  })
}

/** Ends the session of a browser that signs out. Answers whose it was, if it was still running. */
export async function endSessionOf(tokenHash: string): Promise<number | undefined> {
  return write((tx) => endToken(tx, tokenHash))
}

async function endToken(tx: Transaction, tokenHash: string): Promise<number | undefined> {
  const [ended] = await tx
    .delete(sessions)
    .where(eq(sessions.tokenHash, tokenHash))
    .returning({ userId: sessions.userId })
  if (ended) announce(tx, { kind: 'session-ended', userId: ended.userId })
  return ended?.userId
}

/** Ends one of the viewer's sessions. Answers whether it was theirs and still running. */
export async function endSession(viewer: Viewer, id: number): Promise<boolean> {
  return write(async (tx) => (await endSessions(tx, viewer.id, eq(sessions.id, id))) > 0)
}

/** Ends all of the viewer's sessions but the one they are using. Answers how many. */
export async function endOtherSessions(viewer: Viewer, keepSessionId: number): Promise<number> {
  return write((tx) => endSessions(tx, viewer.id, ne(sessions.id, keepSessionId)))
}

/** Ends a person's sessions, all or those meant by `which`, in a transaction that has a reason to. Answers how many. */
export async function endSessions(tx: Transaction, userId: number, which?: SQL): Promise<number> {
  const ended = await tx
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), which))
    .returning({ id: sessions.id })
  if (ended.length > 0) announce(tx, { kind: 'session-ended', userId })
  return ended.length
}
