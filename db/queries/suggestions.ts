import { and, type Column, count, desc, eq, ne, sql } from 'drizzle-orm'
import { prepared } from '../client.ts'
import { alias } from '../dialect/columns.ts'
import { idAt } from '../id.ts'
import { followRequests } from '../schema/follow-requests.ts'
import { follows } from '../schema/follows.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { type Person, personColumns } from './users.ts'
import { visibleTo } from './visibility.ts'

/** How many of the latest follows are looked at, of the viewer and of each of those; how many are then compared. */
const own = 24
const each = 24
const compared = 60
const lately = 30 * 86_400_000 // ms

type Settings = { limit?: number; bios?: boolean; now?: number }

/**
 * People whom the viewer may want to follow and does not yet, themselves left out: first those whom the people they
 * follow follow, those who posted in the last 30 days before the others, then by how many of them do; then the most
 * followed here, again the active first. Looks at a few hundred follows, the latest, and compares the 60 foremost,
 * whatever anybody follows; so at most 120, and at most `limit`. Without `bios` these are empty.
 */
export async function worthFollowing(
  viewer: Viewer | null,
  { limit = 5, bios = false, now = Date.now() }: Settings = {},
): Promise<Person[]> {
  const asked = { viewerId: viewer?.id ?? 0, since: idAt(now - lately), limit }
  const near = viewer ? await followedByFollowed().execute(asked) : []
  const far = near.length < limit ? await mostFollowed().execute(asked) : []
  const found = new Map([...near, ...far].map((person) => [person.id, person]))
  return [...found.values()]
    .slice(0, limit)
    .map((person) => ({ ...person, bio: bios ? person.bio : '', followed: false, me: false }))
}

const viewerId = sql.placeholder('viewerId')

// Everyone follows themselves in the table, so this leaves out the viewer too; and whom they asked already.
const isNew = (userId: Column) =>
  sql`not exists (select 1 from ${follows} where ${follows.followerId} = ${viewerId} and ${follows.followeeId} = ${userId})
    and not exists (select 1 from ${followRequests} where ${followRequests.followerId} = ${viewerId} and ${followRequests.followeeId} = ${userId})`

// The latest post of each, by index: an EXISTS would tempt Postgres to gather those of everyone.
const isActive = sql`case when (select ${posts.id} from ${posts} where ${posts.authorId} = ${users.id} and ${posts.deletedAt} is null order by ${posts.id} desc limit 1) >= ${sql.placeholder('since')} then 1 else 0 end`

const followedByFollowed = prepared('followed_by_followed', (db) => {
  const latest = db
    .select({ userId: follows.followeeId })
    .from(follows)
    .where(and(eq(follows.followerId, viewerId), ne(follows.followeeId, viewerId)))
    .orderBy(desc(follows.id))
    .limit(own)
    .as('latest')
  const theirs = alias(follows, 'theirs')
  const floor = sql`coalesce((select floor.id from ${follows} as floor where floor.follower_id = ${latest.userId} order by floor.id desc limit 1 offset ${each - 1}), 0)`
  const ways = count()
  const near = db
    .select({ userId: theirs.followeeId, ways: ways.as('ways') })
    .from(latest)
    .innerJoin(theirs, and(eq(theirs.followerId, latest.userId), sql`${theirs.id} >= ${floor}`))
    .where(isNew(theirs.followeeId))
    .groupBy(theirs.followeeId)
    .orderBy(desc(ways), desc(theirs.followeeId))
    .limit(compared)
    .as('near')
  return db
    .select(personColumns)
    .from(near)
    .innerJoin(users, eq(users.id, near.userId))
    .where(visibleTo(viewerId))
    .orderBy(desc(isActive), desc(near.ways), desc(users.followerCount), desc(users.id))
    .limit(sql.placeholder('limit'))
})

const mostFollowed = prepared('most_followed', (db) => {
  const popular = db
    .select({ userId: users.id })
    .from(users)
    .where(and(visibleTo(viewerId), isNew(users.id)))
    .orderBy(desc(users.followerCount), desc(users.id))
    .limit(compared)
    .as('popular')
  return db
    .select(personColumns)
    .from(popular)
    .innerJoin(users, eq(users.id, popular.userId))
    .orderBy(desc(isActive), desc(users.followerCount), desc(users.id))
    .limit(sql.placeholder('limit'))
})
