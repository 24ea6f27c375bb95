import { and, desc, eq, lt, ne, or } from 'drizzle-orm'
import { db } from '../client.ts'
import { audit } from '../schema/audit.ts'
import { users } from '../schema/users.ts'
import { pages } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { newest, type Page, type PageRequest, pageOf } from './page.ts'
import { isAdmin, isStaff } from './staff.ts'

/** Something that was done, and to whom; `handle` is theirs now, null once they are erased or when it was done to nobody. */
export type Deed = {
  id: number
  actorHandle: string
  action: string
  handle: string | null
  postId: number | null
  reportId: number | null
  reason: string
  change: Record<string, [before: unknown, after: unknown]>
  createdAt: Date
}

/** What was done here, the latest first: everything for who runs the place, for a moderator what they did. */
export async function deeds(
  viewer: Viewer,
  { before = newest, limit = pages.people.usual }: PageRequest = {},
): Promise<Page<Deed>> {
  const rows = await deedRows(
    and(lt(audit.id, before), or(isAdmin(viewer.id), and(isStaff(viewer.id), eq(audit.actorId, viewer.id)))),
    limit + 1,
  )
  return pageOf(rows, limit, ({ id }) => id)
}

/** What was done to a person, the latest first; at most a page of it, and to whoever guards the place alone. */
export const deedsTo = (viewer: Viewer, personId: number): Promise<Deed[]> =>
  deedRows(
    and(eq(audit.personId, personId), ne(audit.personId, viewer.id), isStaff(viewer.id)),
    pages.people.usual,
  )

const deedRows = (which: ReturnType<typeof and>, limit: number): Promise<Deed[]> =>
  db
    .select({
      id: audit.id,
      actorHandle: audit.actorHandle,
      action: audit.action,
      handle: users.handle,
      postId: audit.postId,
      reportId: audit.reportId,
      reason: audit.reason,
      change: audit.change,
      createdAt: audit.createdAt,
    })
    .from(audit)
    .leftJoin(users, eq(users.id, audit.personId))
    .where(which)
    .orderBy(desc(audit.id))
    .limit(limit)
