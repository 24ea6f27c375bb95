import { and, desc, gt, sql } from 'drizzle-orm'
import { prepared } from '../client.ts'
import { notifications } from '../schema/notifications.ts'
import { notifications as most } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { about, actor, readUpTo, toldTo } from './told.ts'

/** How many the viewer has not seen of what they are told, and the newest of those; one more than 99 stands for more. */
export async function unreadNotifications(
  viewer: Viewer,
): Promise<{ unread: number; newest: number | undefined }> {
  const [row] = await unseen().execute({ viewerId: viewer.id })
  return { unread: row?.count ?? 0, newest: row?.newest || undefined }
}

/** How many the viewer has not seen of what they are told; one more than 99 stands for more. Asked with every page. */
export const unreadCount = async (viewer: Viewer): Promise<number> =>
  (await unreadNotifications(viewer)).unread

const asking = sql.placeholder('viewerId')

const unseen = prepared('notifications_unseen', (db) => {
  const some = db
    .select({ id: notifications.id })
    .from(notifications)
    .leftJoin(...actor)
    .leftJoin(...about)
    .where(and(gt(notifications.id, readUpTo(asking)), toldTo(asking)))
    .orderBy(desc(notifications.id))
    .limit(most.unread + 1)
    .as('some')
  const number = (value: unknown) => sql<number>`${value}`.mapWith(Number)
  return db
    .select({ count: number(sql`count(*)`), newest: number(sql`coalesce(max(${some.id}), 0)`) })
    .from(some)
})
