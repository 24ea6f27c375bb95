import { and, type Column, desc, eq, lt, sql } from 'drizzle-orm'
import { prepared } from '../client.ts'
import { follows } from '../schema/follows.ts'
import { posts } from '../schema/posts.ts'
import { found, notMutedBy } from './visibility.ts'

const sample = 128 // newest posts looked at to learn how dense the reader's own are among them
const fewFollows = 48 // below this, asking each followee costs less than the sample

/** Who reads: how many they follow, themselves included, and whether they mute anybody. */
export type Reader = { id: number; followees: number; mutesAnybody: boolean }

/**
 * The ids of the newest posts and reposts below the cursor by those whom the reader follows and does not mute, newest
 * first.
 *
 * Two ways lead there and the cheaper is taken. A reader of a few asks each of them for the newest post below the
 * cursor ("heads", a k-way merge over the per-author index). A reader of many looks at the newest posts of everyone
 * first: when the sample holds enough of theirs, or promises that twice as many rows as they follow people would,
 * the scan goes on; else heads. A head costs two to six times what a scanned row does (`tests/bench/timelines.ts`),
 * so it costs at most about twice the heads of n follows, whatever the depth and however many posts there are.
 */
export async function homeIds(reader: Reader, before: number, limit: number): Promise<number[]> {
  const { followees } = reader
  if (followees > fewFollows) {
    const seen = await scan(reader, before, limit, sample)
    if (seen.length >= limit) return seen
    const rowsNeeded = seen.length === 0 ? Number.POSITIVE_INFINITY : (sample * limit) / seen.length
    if (rowsNeeded <= 2 * followees) {
      const more = await scan(reader, before, limit, 4 * followees)
      if (more.length >= limit) return more
    }
  }
  return heads(reader, before, limit)
}

/** Looks at the `budget` newest posts of everyone and keeps the reader's. */
async function scan(reader: Reader, before: number, limit: number, budget: number): Promise<number[]> {
  const rows = await scanned().execute({ ...asked(reader), before, limit, budget })
  return rows.map((row) => row.id)
}

const asked = ({ id, mutesAnybody }: Reader) => ({ viewerId: id, mutesAnybody: Number(mutesAnybody) })

const asking = sql.placeholder('viewerId')

/** Whoever mutes nobody looks nowhere. */
const isHeard = (author: Column) =>
  sql`(cast(${sql.placeholder('mutesAnybody')} as integer) = 0 or ${notMutedBy(asking, found, author)})`

const scanned = prepared('home_scan', (db) => {
  const latest = db
    .select({ id: posts.id, authorId: posts.authorId })
    .from(posts)
    .where(lt(posts.id, sql.placeholder('before')))
    .orderBy(desc(posts.id))
    .limit(sql.placeholder('budget'))
    .as('latest')
  return db
    .select({ id: latest.id })
    .from(latest)
    .where(
      and(
        found(
          sql`${follows} where ${follows.followerId} = ${asking} and ${follows.followeeId} = ${latest.authorId}`,
        ),
        isHeard(latest.authorId),
      ),
    )
    .orderBy(desc(latest.id))
    .limit(sql.placeholder('limit'))
})

/**
 * A k-way merge: the newest id of each followee, then the posts of the `limit` followees with the newest ones,
 * no older than the oldest of those heads (the page cannot reach below it).
 */
async function heads(reader: Reader, before: number, limit: number): Promise<number[]> {
  const rows = await merged().execute({ ...asked(reader), before, limit })
  return rows
    .flatMap((row) => row.ids?.split(',') ?? [])
    .map(Number)
    .sort((a, b) => b - a)
    .slice(0, limit)
}

const merged = prepared('home_heads', (db) => {
  const before = sql.placeholder('before')
  const limit = sql.placeholder('limit')
  const eachHead = db
    .select({
      authorId: follows.followeeId,
      // 0 for those who wrote nothing; a `where` without them would make SQLite look for every head twice.
      head: sql<number>`coalesce((select max(${posts.id}) from ${posts} where ${posts.authorId} = ${follows.followeeId} and ${posts.id} < ${before}), 0)`.as(
        'head',
      ),
    })
    .from(follows)
    .where(and(eq(follows.followerId, asking), isHeard(follows.followeeId)))
    .as('each_head')
  const heads = db
    .$with('heads')
    .as(
      db
        .select({ authorId: eachHead.authorId, head: eachHead.head })
        .from(eachHead)
        .orderBy(desc(eachHead.head))
        .limit(limit),
    )
  const floor = sql`(select case when count(*) < ${limit} then 0 else min(${heads.head}) end from ${heads})`
  return db
    .with(heads)
    .select({
      ids: sql<string | null>`(select string_agg(cast(own.id as text), ',') from (
        select ${posts.id} from ${posts}
        where ${posts.authorId} = ${heads.authorId} and ${posts.id} < ${before} and ${posts.id} >= ${floor}
        order by ${posts.id} desc limit ${limit}) as own)`,
    })
    .from(heads)
})
