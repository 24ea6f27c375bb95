import { and, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { prepared } from '../client.ts'
import { follows } from '../schema/follows.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import { pages } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { newest, type Page, type PageRequest } from './page.ts'
import { answeredAuthor, type TimelinePost } from './posts.ts'
import { withQuotes } from './quotes.ts'
import {
  isPassedOn,
  passer,
  reposter,
  type StreamRow,
  stream,
  streamColumns,
  streamed,
  together,
} from './streams.ts'
import { byNewest, newestTagged, taggedPosts, type Woven, woven } from './tag-streams.ts'
import { ownCard } from './users.ts'
import { found, notMutedBy, postVisibleTo } from './visibility.ts'

const sample = 128 // newest posts looked at to learn how dense the reader's own are among them
const fewFollows = 48 // below this, asking each followee costs less than the sample
const rounds = 5 // how often a page is refilled after hidden posts were dropped

/**
 * What the people the viewer follows and they themselves post and pass on, newest first, to any depth: nothing is copied when
 * somebody posts, so a post costs the same whoever writes it and following or unfollowing takes effect at once.
 *
 * Two ways lead to a page and the cheaper is taken. A reader of a few asks each of them for the newest post
 * below the cursor ("heads", a k-way merge over the per-author index). A reader of many looks at the newest
 * posts of everyone first: when the sample holds enough of theirs, or promises that twice as many rows as they
 * follow people would, the scan goes on; else heads. A head costs two to six times what a scanned row does
 * (`tests/bench/timelines.ts`), so a page costs at most about twice the heads of n follows, whatever its depth
 * and however many posts there are.
 *
 * Tags that the viewer follows are further streams (`tag-streams.ts`); a reader without any pays nothing for them.
 * What the viewer may not see is dropped afterwards and the page refilled, at most five times: a page may be
 * short although there is a next one. A post that several passed on, or that stands there itself too, comes once.
 */
export async function homeTimeline(
  viewer: Viewer,
  { before = newest, limit = pages.posts.usual }: PageRequest = {},
): Promise<Page<TimelinePost>> {
  const card = await ownCard(viewer)
  const followees = (card?.followingCount ?? 0) + 1
  const allAnswers = card?.homeReplies === 'all'
  const rows: StreamRow[] = []
  const strangers: TimelinePost[] = []
  let shown: TimelinePost[] = []
  let cursor: number | undefined = before
  for (let round = 0; round < rounds && cursor !== undefined && shown.length < limit; round++) {
    const wanted = limit - shown.length
    const ids: number[] = await homeIds(viewer.id, cursor, wanted + 1, followees)
    const tagged = card?.followsTags ? await newestTagged(viewer.id, cursor, wanted + 1) : []
    const { own, strange, next }: Woven = woven(ids, tagged, wanted)
    cursor = next
    rows.push(...(await hydrate(viewer, own, allAnswers)))
    strangers.push(...(await taggedPosts(viewer, strange)))
    shown = byNewest(together(rows), strangers)
  }
  return { rows: await withQuotes(viewer, shown), next: cursor }
}

/** The ids of the newest posts below the cursor that belong on the reader's home timeline, newest first. */
async function homeIds(
  viewerId: number,
  before: number,
  limit: number,
  followees: number,
): Promise<number[]> {
  if (followees > fewFollows) {
    const seen = await scan(viewerId, before, limit, sample)
    if (seen.length >= limit) return seen
    const rowsNeeded = seen.length === 0 ? Number.POSITIVE_INFINITY : (sample * limit) / seen.length
    if (rowsNeeded <= 2 * followees) {
      const more = await scan(viewerId, before, limit, 4 * followees)
      if (more.length >= limit) return more
    }
  }
  return heads(viewerId, before, limit)
}

/** Looks at the `budget` newest posts of everyone and keeps the reader's. */
async function scan(viewerId: number, before: number, limit: number, budget: number): Promise<number[]> {
  const rows = await scanned().execute({ viewerId, before, limit, budget })
  return rows.map((row) => row.id)
}

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
      sql`exists (select 1 from ${follows} where ${follows.followerId} = ${sql.placeholder('viewerId')} and ${follows.followeeId} = ${latest.authorId})`,
    )
    .orderBy(desc(latest.id))
    .limit(sql.placeholder('limit'))
})

/**
 * A k-way merge: the newest id of each followee, then the posts of the `limit` followees with the newest ones,
 * no older than the oldest of those heads (the page cannot reach below it).
 */
async function heads(viewerId: number, before: number, limit: number): Promise<number[]> {
  const rows = await merged().execute({ viewerId, before, limit })
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
    .where(eq(follows.followerId, sql.placeholder('viewerId')))
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

/**
 * What belongs on the reader's home timeline of the streams' rows with these ids, newest first: what they may see,
 * neither by anybody they muted nor passed on by one, and of answers only those to people they follow, unless they
 * want all or somebody passed them on.
 */
async function hydrate(viewer: Viewer, ids: number[], allAnswers: boolean): Promise<StreamRow[]> {
  return byIds().execute(asked(viewer, ids, allAnswers))
}

const asked = (viewer: Viewer, ids: number[], allAnswers: boolean) => ({
  ...Object.fromEntries(slots.map((slot, i) => [slot, ids[i] ?? 0])),
  viewerId: viewer.id,
  allAnswers: Number(allAnswers),
})

/**
 * The newest of these posts and reposts that belongs on the viewer's home timeline, if any does; the first `pages.posts.most` of
 * them are looked at.
 */
export async function newestAtHome(viewer: Viewer, ids: number[]): Promise<number | undefined> {
  const card = await ownCard(viewer)
  const [post] = await amongIds().execute(asked(viewer, ids, card?.homeReplies === 'all'))
  return post?.id
}

const amongIds = prepared('home_among_ids', (db) =>
  db
    .select({ id: stream.id })
    .from(stream)
    .innerJoin(...streamed)
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(...passer)
    .where(
      and(
        belongs,
        found(
          sql`${follows} where ${follows.followerId} = ${asking} and ${follows.followeeId} = ${stream.authorId}`,
        ),
      ),
    )
    .orderBy(desc(stream.id))
    .limit(1),
)

const asking = sql.placeholder('viewerId')

// Everyone follows themselves in the table, so answers to the reader are among these.
const wantedAnswer = sql`(${posts.replyToId} is null or ${posts.authorId} = ${asking}
  or ${found(sql`${follows} where ${follows.followerId} = ${asking} and ${follows.followeeId} = ${posts.replyToAuthorId}`)}
  or cast(${sql.placeholder('allAnswers')} as integer) = 1)`

const slots = Array.from({ length: pages.posts.most }, (_, i) => `id${i}`)

const belongs = and(
  inArray(
    stream.id,
    slots.map((slot) => sql.placeholder(slot)),
  ),
  postVisibleTo(asking),
  notMutedBy(asking, found),
  or(and(isNull(stream.repostOfId), wantedAnswer), and(isPassedOn, notMutedBy(asking, found, reposter.id))),
)

const byIds = prepared('posts_by_ids', (db) =>
  db
    .select(streamColumns(asking))
    .from(stream)
    .innerJoin(...streamed)
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(...passer)
    .leftJoin(...answeredAuthor)
    .where(belongs)
    .orderBy(desc(stream.id)),
)
