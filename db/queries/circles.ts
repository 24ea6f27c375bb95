import { and, count, desc, eq, gt, isNull, lt, or } from 'drizzle-orm'
import { db } from '../client.ts'
import { clock } from '../dialect/columns.ts'
import { blocks } from '../schema/blocks.ts'
import { followRequests } from '../schema/follow-requests.ts'
import { mutes } from '../schema/mutes.ts'
import { users } from '../schema/users.ts'
import { pages } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { newest, type Page, type PageRequest, pageOf } from './page.ts'
import { personColumns } from './users.ts'
import { isActive, visibleTo } from './visibility.ts'

/** Somebody in a list that the viewer alone sees; the cursor asks for those below. */
export type Listed = {
  id: number
  handle: string
  name: string
  avatar: string | null
  bio: string
  cursor: number
}
/** `until` is when it ends, null for good. */
export type Muted = Listed & { until: Date | null }

/** Who has asked to follow the viewer, the latest first. */
export async function requestsTo(viewer: Viewer, page: PageRequest = {}): Promise<Page<Listed>> {
  const { before, limit } = bounds(page)
  const rows = await db
    .select({ ...personColumns, cursor: followRequests.id })
    .from(followRequests)
    .innerJoin(users, eq(users.id, followRequests.followerId))
    .where(and(eq(followRequests.followeeId, viewer.id), lt(followRequests.id, before), visibleTo(viewer.id)))
    .orderBy(desc(followRequests.id))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => row.cursor)
}

/** How many have asked to follow the viewer. */
export async function requestCount(viewer: Viewer): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(followRequests)
    .innerJoin(users, eq(users.id, followRequests.followerId))
    .where(and(eq(followRequests.followeeId, viewer.id), visibleTo(viewer.id)))
  return row?.count ?? 0
}

/** Whom the viewer has blocked, the latest first. */
export async function blockedBy(viewer: Viewer, page: PageRequest = {}): Promise<Page<Listed>> {
  const { before, limit } = bounds(page)
  const rows = await db
    .select({ ...personColumns, cursor: blocks.id })
    .from(blocks)
    .innerJoin(users, eq(users.id, blocks.blockedId))
    .where(and(eq(blocks.blockerId, viewer.id), lt(blocks.id, before), isActive()))
    .orderBy(desc(blocks.id))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => row.cursor)
}

/** Whom the viewer mutes now, the latest first. */
export async function mutedBy(viewer: Viewer, page: PageRequest = {}): Promise<Page<Muted>> {
  const { before, limit } = bounds(page)
  const rows = await db
    .select({ ...personColumns, cursor: mutes.id, until: mutes.until })
    .from(mutes)
    .innerJoin(users, eq(users.id, mutes.mutedId))
    .where(
      and(
        eq(mutes.muterId, viewer.id),
        lt(mutes.id, before),
        or(isNull(mutes.until), gt(mutes.until, clock)),
        isActive(),
      ),
    )
    .orderBy(desc(mutes.id))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => row.cursor)
}

const bounds = ({ before = newest, limit = pages.people.usual }: PageRequest) => ({ before, limit })
