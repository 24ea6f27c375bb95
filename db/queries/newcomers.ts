import { and, eq, exists, inArray, ne, not, sql } from 'drizzle-orm'
import { db, prepared } from '../client.ts'
import { idAt } from '../id.ts'
import { follows } from '../schema/follows.ts'
import { notifications } from '../schema/notifications.ts'
import { users } from '../schema/users.ts'
import { newcomer } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'

/**
 * Whether the viewer has just come: no member of the staff, here for less than `newcomer.seconds`, and fewer than
 * `newcomer.welcomes` others have followed, liked, reposted, quoted or answered them, as far as they are told of it.
 */
export async function isNewcomer(viewer: Viewer, now = Date.now()): Promise<boolean> {
  // An id says when somebody came; for nearly everybody that is long ago, and nothing need be asked.
  if (viewer.id < idAt(now - 2000 * newcomer.seconds)) return false
  const [own] = await arrival().execute({ id: viewer.id })
  if (own?.role !== 'member' || own.createdAt.getTime() <= now - newcomer.seconds * 1000) return false
  return (await welcomers().execute({ id: viewer.id })).length < newcomer.welcomes
}

const arrival = prepared('arrival', (db) =>
  db
    .select({ role: users.role, createdAt: users.createdAt })
    .from(users)
    .where(eq(users.id, sql.placeholder('id'))),
)

const welcomers = prepared('welcomers', (db) =>
  db
    .selectDistinct({ id: notifications.actorId })
    .from(notifications)
    .where(
      and(
        eq(notifications.userId, sql.placeholder('id')),
        inArray(notifications.kind, ['follow', 'like', 'repost', 'quote', 'reply']),
      ),
    )
    .limit(newcomer.welcomes),
)

/** How many of the people with these handles neither follow the viewer nor have had to do with them. */
export async function strangersAmong(viewer: Viewer, handles: string[]): Promise<number> {
  if (handles.length === 0) return 0
  const { id } = users
  const follower = db
    .select({ id: follows.id })
    .from(follows)
    .where(and(eq(follows.followerId, id), eq(follows.followeeId, viewer.id)))
  const acquainted = db
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(eq(notifications.userId, viewer.id), eq(notifications.actorId, id)))
  const rows = await db
    .select({ id })
    .from(users)
    .where(
      and(inArray(users.handle, handles), ne(id, viewer.id), not(exists(follower)), not(exists(acquainted))),
    )
  return rows.length
}
