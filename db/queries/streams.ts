import { and, desc, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { prepared } from '../client.ts'
import { alias } from '../dialect/columns.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import { pages } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { withAttached } from './attached.ts'
import { newest, type Page, type PageRequest, pageOf } from './page.ts'
import {
  answeredAuthor,
  type TimelinePost,
  type TimelineRow,
  timelineColumns,
  timelinePost,
} from './timeline-post.ts'
import { type Asker, askerOf, found, isReadableBy, notMutedBy, postVisibleTo } from './visibility.ts'

/*
 * A stream is what somebody posts and passes on. Its rows are rows of `posts`, here `stream`; `posts` is the post
 * that one shows, which is itself, or another for a repost.
 */

export const stream = alias(posts, 'stream')
export const reposter = alias(users, 'reposter')

/** Joins the post that a row of a stream shows. */
export const streamed = [posts, eq(posts.id, sql`coalesce(${stream.repostOfId}, ${stream.id})`)] as const

/** Joins who passes a post on. */
export const passer = [reposter, and(isNotNull(stream.repostOfId), eq(reposter.id, stream.authorId))] as const

/** Whether a row is a repost by somebody who may do anything here. */
export const isPassedOn = and(
  isNotNull(stream.repostOfId),
  isNull(reposter.suspendedAt),
  isNull(reposter.deletedAt),
)

/** The columns of a row of a stream, of `stream` joined with `streamed`, its author, `passer` and `answeredAuthor`. */
export const streamColumns = (asker: Asker) => ({
  ...timelineColumns(asker),
  place: stream.id,
  reposter: reposter.handle,
  reposterName: reposter.name,
})

/** What `streamColumns` answer. */
export type StreamRow = TimelineRow & { place: number; reposter: string | null; reposterName: string | null }

/** The posts of some rows, newest first, each once, where it stands first and with all who pass it on. */
export function together(rows: StreamRow[]): TimelinePost[] {
  const shown = new Map<number, TimelinePost>()
  for (const row of rows) {
    const there = shown.get(row.id) ?? {
      ...timelinePost(row),
      ...(row.place !== row.id && { cursor: row.place }),
    }
    shown.set(row.id, row.reposter === null ? there : passedOnBy(there, row.reposter, row.reposterName ?? ''))
  }
  return [...shown.values()]
}

const passedOnBy = (post: TimelinePost, handle: string, name: string): TimelinePost => ({
  ...post,
  reposter: post.reposter ? { ...post.reposter, others: (post.reposter.others ?? 0) + 1 } : { handle, name },
})

/**
 * What one person posted, without their answers, and what they passed on, newest first. Of a stream that the
 * viewer may not read they see no reposts, and none of posts by whom they muted.
 */
export async function streamBy(
  viewer: Viewer | null,
  authorId: number,
  { before = newest, limit = pages.posts.usual }: PageRequest = {},
): Promise<Page<TimelinePost>> {
  const asked = { authorId, before, limit: limit + 1, viewerId: askerOf(viewer) }
  const { rows, next } = pageOf(await byAuthor().execute(asked), limit, (row) => row.place)
  return { rows: await withAttached(viewer, together(rows)), next }
}

const asking = sql.placeholder('viewerId')
const author = sql.placeholder('authorId')

const byAuthor = prepared('stream_by_author', (db) =>
  db
    .select(streamColumns(asking))
    .from(stream)
    .innerJoin(...streamed)
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(...passer)
    .leftJoin(...answeredAuthor)
    .where(
      and(
        eq(stream.authorId, author),
        isNull(stream.replyToId),
        lt(stream.id, sql.placeholder('before')),
        postVisibleTo(asking),
        or(
          isNull(stream.repostOfId),
          and(isPassedOn, isReadableBy(asking, author), notMutedBy(asking, found)),
        ),
      ),
    )
    .orderBy(desc(stream.id))
    .limit(sql.placeholder('limit')),
)
