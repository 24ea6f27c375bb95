import { and, eq, gt, sql } from 'drizzle-orm'
import { prepared } from '../client.ts'
import { notifications } from '../schema/notifications.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'

/** How many the viewer has not seen of what they are told, and the newest of those. */
export async function unreadNotifications(
  viewer: Viewer,
): Promise<{ unread: number; newest: number | undefined }> {
  const [row] = await unseen().execute({ viewerId: viewer.id })
  return { unread: row?.count ?? 0, newest: row?.newest || undefined }
}

const unseen = prepared('notifications_unseen', (db) =>
  db
    .select({
      count: sql<number>`count(*)`.mapWith(Number),
      newest: sql<number>`coalesce(max(${notifications.id}), 0)`.mapWith(Number),
    })
    .from(notifications)
    .innerJoin(users, eq(users.id, notifications.userId))
    .where(
      and(
        eq(notifications.userId, sql.placeholder('viewerId')),
        gt(notifications.id, sql`coalesce(${users.notificationsReadId}, 0)`),
      ),
    ),
)
