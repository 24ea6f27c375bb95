import { and, eq } from 'drizzle-orm'
import { db } from '../client.ts'
import { reports } from '../schema/reports.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'

/** A report that the viewer made: whom it is about, and whether about a post. Undefined for any other. */
export async function ownReport(viewer: Viewer, id: number) {
  const [report] = await db
    .select({ id: reports.id, postId: reports.postId, handle: users.handle })
    .from(reports)
    .innerJoin(users, eq(users.id, reports.personId))
    .where(and(eq(reports.id, id), eq(reports.reporterId, viewer.id)))
  return report
}
