import { and, desc, eq, exists, lt, ne, type SQL, sql } from 'drizzle-orm'
import { db, prepared } from '../client.ts'
import { alias } from '../dialect/columns.ts'
import { follows } from '../schema/follows.ts'
import { users } from '../schema/users.ts'
import { pages } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { newest, type Page, type PageRequest, pageOf } from './page.ts'
import { withRequests } from './requests.ts'
import { followedBy, type Person, personColumns } from './users.ts'
import { askerOf, isReadableBy, visibleTo } from './visibility.ts'

/*
 * Everyone follows themselves in the table (see db/schema/follows.ts); none of these questions ever answers
 * with that row. The lists of somebody whom the viewer may not read are empty.
 */

/** A person in a list of follows; the cursor asks for those below. */
export type ListedPerson = Person & { cursor: number }

/** Who follows this person, the latest follower first. */
export function followersOf(
  viewer: Viewer | null,
  userId: number,
  page: PageRequest = {},
): Promise<Page<ListedPerson>> {
  return people(viewer, userId, page, eq(users.id, follows.followerId), eq(follows.followeeId, userId))
}

/** Whom this person follows, the latest follow first. */
export function followedByUser(
  viewer: Viewer | null,
  userId: number,
  page: PageRequest = {},
): Promise<Page<ListedPerson>> {
  return people(viewer, userId, page, eq(users.id, follows.followeeId), eq(follows.followerId, userId))
}

/** Those whom this person follows and who follow back, the latest follow first. */
export function mutualsOf(
  viewer: Viewer | null,
  userId: number,
  page: PageRequest = {},
): Promise<Page<ListedPerson>> {
  const back = alias(follows, 'back')
  const { before, limit } = bounds(page)
  const rows = db
    .select({ ...personColumns, followed: followedBy(viewer), cursor: follows.id })
    .from(follows)
    .innerJoin(users, eq(users.id, follows.followeeId))
    .where(
      and(
        eq(follows.followerId, userId),
        ne(follows.followeeId, userId),
        lt(follows.id, before),
        // Not a join, which SQLite would begin with everyone who follows this person.
        exists(
          db
            .select({ id: back.id })
            .from(back)
            .where(and(eq(back.followerId, follows.followeeId), eq(back.followeeId, userId))),
        ),
        visibleTo(askerOf(viewer)),
        isReadableBy(askerOf(viewer), userId),
      ),
    )
    .orderBy(desc(follows.id))
    .limit(limit + 1)
  return rows.then((found) => pageOfPeople(viewer, found, limit))
}

/** Whether one person follows another; nobody is said to follow themselves. */
export async function isFollowing(followerId: number, followeeId: number): Promise<boolean> {
  if (followerId === followeeId) return false
  const [row] = await pair().execute({ followerId, followeeId })
  return row !== undefined
}

const pair = prepared('follow_pair', (db) =>
  db
    .select({ id: follows.id })
    .from(follows)
    .where(
      and(
        eq(follows.followerId, sql.placeholder('followerId')),
        eq(follows.followeeId, sql.placeholder('followeeId')),
      ),
    ),
)

async function people(
  viewer: Viewer | null,
  userId: number,
  page: PageRequest,
  join: SQL,
  whose: SQL,
): Promise<Page<ListedPerson>> {
  const { before, limit } = bounds(page)
  const rows = await db
    .select({ ...personColumns, followed: followedBy(viewer), cursor: follows.id })
    .from(follows)
    .innerJoin(users, join)
    .where(
      and(
        whose,
        ne(follows.followerId, follows.followeeId),
        lt(follows.id, before),
        visibleTo(askerOf(viewer)),
        isReadableBy(askerOf(viewer), userId),
      ),
    )
    .orderBy(desc(follows.id))
    .limit(limit + 1)
  return pageOfPeople(viewer, rows, limit)
}

const bounds = ({ before = newest, limit = pages.people.usual }: PageRequest) => ({ before, limit })

type PersonRow = Omit<ListedPerson, 'me'>

async function pageOfPeople(
  viewer: Viewer | null,
  found: PersonRow[],
  limit: number,
): Promise<Page<ListedPerson>> {
  const { rows, next } = pageOf(found, limit, (row) => row.cursor)
  const people = await withRequests(viewer, rows)
  return { rows: people.map((person) => ({ ...person, me: person.id === viewer?.id })), next }
}
