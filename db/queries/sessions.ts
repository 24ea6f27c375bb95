import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import { db, prepared } from '../client.ts'
import { sessionLife, sessions } from '../schema/sessions.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { isActive } from './visibility.ts'

/** The session with this token hash and whose it is; undefined when it ended or they are not active. */
export async function sessionOf(tokenHash: string) {
  const [session] = await byToken().execute({ tokenHash })
  return session
}

const byToken = prepared('session_by_token', (db) =>
  db
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      seenAt: sessions.seenAt,
      user: { id: users.id, handle: users.handle, role: users.role, name: users.name, avatar: users.avatar },
      usualVisibility: users.usualVisibility,
      undoSendSeconds: users.undoSendSeconds,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.tokenHash, sql.placeholder('tokenHash')), isActive())),
)

/** Which of these sessions are still running, of people who may do anything. */
export async function runningSessions(ids: number[], now = Date.now()): Promise<Set<number>> {
  const day = 86_400_000
  const rows = await db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        inArray(sessions.id, ids),
        gt(sessions.seenAt, new Date(now - sessionLife.idleDays * day)),
        gt(sessions.createdAt, new Date(now - sessionLife.mostDays * day)),
        isActive(),
      ),
    )
  return new Set(rows.map((row) => row.id))
}

/** Where the viewer is signed in, the newest first. */
export async function ownSessions(viewer: Viewer) {
  return db
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      address: sessions.address,
      createdAt: sessions.createdAt,
      seenAt: sessions.seenAt,
    })
    .from(sessions)
    .where(eq(sessions.userId, viewer.id))
    .orderBy(desc(sessions.id))
}
