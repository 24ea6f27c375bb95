import { and, desc, eq, inArray, lt, ne } from 'drizzle-orm'
import { write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
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
    if (endTokenHash) await tx.delete(sessions).where(eq(sessions.tokenHash, endTokenHash))
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
  return write(async (tx) => {
    const [ended] = await tx
      .delete(sessions)
      .where(eq(sessions.tokenHash, tokenHash))
      .returning({ userId: sessions.userId })
    return ended?.userId
  })
}

/** Ends one of the viewer's sessions. Answers whether it was theirs and still running. */
export async function endSession(viewer: Viewer, id: number): Promise<boolean> {
  return write(async (tx) => {
    const ended = await tx
      .delete(sessions)
      .where(and(eq(sessions.id, id), eq(sessions.userId, viewer.id)))
      .returning({ id: sessions.id })
    return ended.length > 0
  })
}

/** Ends all of the viewer's sessions but the one they are using. Answers how many. */
export async function endOtherSessions(viewer: Viewer, keepSessionId: number): Promise<number> {
  return write(async (tx) => {
    const ended = await tx
      .delete(sessions)
      .where(and(eq(sessions.userId, viewer.id), ne(sessions.id, keepSessionId)))
      .returning({ id: sessions.id })
    return ended.length
  })
}
