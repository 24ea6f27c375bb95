import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { prepared } from '../client.ts'
import { follows } from '../schema/follows.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import { pages } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { withAttached } from './attached.ts'
import { homeIds } from './home-ids.ts'
import { newest, type Page, type PageRequest } from './page.ts'
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
import { byNewest, newestTagged, newestTaggedAmong, taggedPosts, type Woven, woven } from './tag-streams.ts'
import { answeredAuthor, type TimelinePost } from './timeline-post.ts'
import { ownCard } from './users.ts'
import { found, notMutedBy, postVisibleTo } from './visibility.ts'

const rounds = 5 // how often a page is refilled after hidden posts were dropped

/**
 * What the people the viewer follows and they themselves post and pass on, newest first, to any depth: nothing is
 * copied when somebody posts, so a post costs the same whoever writes it and following or unfollowing takes effect
 * at once. Which rows make a page `homeIds` finds out.
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
  const reader = {
    id: viewer.id,
    followees: (card?.followingCount ?? 0) + 1,
    mutesAnybody: card?.mutesAnybody ?? false,
  }
  const allAnswers = card?.homeReplies === 'all'
  const rows: StreamRow[] = []
  const strangers: TimelinePost[] = []
  let shown: TimelinePost[] = []
  let cursor: number | undefined = before
  for (let round = 0; round < rounds && cursor !== undefined && shown.length < limit; round++) {
    const looked = lookedAt(limit, shown.length, round)
    const ids: number[] = await homeIds(reader, cursor, looked + 1)
    const tagged = card?.followsTags ? await newestTagged(viewer.id, cursor, looked + 1) : []
    const { own, strange, next }: Woven = woven(ids, tagged, looked)
    cursor = next
    rows.push(...(await hydrate(viewer, own, allAnswers)))
    strangers.push(...(await taggedPosts(viewer, strange)))
    shown = byNewest(together(rows), strangers)
  }
  const page = shown.slice(0, limit)
  const last = page.at(-1)
  if (last && shown.length > limit) cursor = last.cursor ?? last.id
  return { rows: await withAttached(viewer, page), next: cursor }
}

/**
 * At how many rows to look to fill a page: half as many again as it holds, since some are dropped, which costs less
 * than to look again; then twice what is missing, and more every time.
 */
const lookedAt = (limit: number, filled: number, round: number): number =>
  Math.min(pages.posts.most, Math.ceil(round === 0 ? limit * 1.5 : (limit - filled) * 2 ** round + 4))

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
  const [own] = await amongIds().execute(asked(viewer, ids, card?.homeReplies === 'all'))
  const tagged = card?.followsTags ? await newestTaggedAmong(viewer, ids) : undefined
  return Math.max(own?.id ?? 0, tagged ?? 0) || undefined
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
