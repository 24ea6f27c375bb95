import { and, desc, eq, gt, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { db, prepared } from '../client.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import { pages, undoDelete } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { withAttached } from './attached.ts'
import { newest, type Page, type PageRequest, pageOf } from './page.ts'
import { type IsRead, languagesRead } from './read-languages.ts'
import {
  answeredAuthor,
  shownPosts,
  type TimelinePost,
  type TimelineRow,
  timelineColumns,
  timelinePost,
} from './timeline-post.ts'
import { askerOf, notMutedBy, postVisibleTo, publicPostVisibleTo } from './visibility.ts'

const asking = sql.placeholder('viewerId')

/** One post by its id and its author's handle, or undefined when the viewer may not see such a post. */
export async function postById(
  viewer: Viewer | null,
  handle: string,
  id: number,
): Promise<TimelinePost | undefined> {
  const rows = await byId().execute({ id, handle, viewerId: askerOf(viewer) })
  const [post] = await withAttached(viewer, rows.map(timelinePost))
  return post
}

const byId = prepared('post_by_id', (db) =>
  shownPosts(db, asking).where(
    and(
      eq(posts.id, sql.placeholder('id')),
      eq(users.handle, sql.placeholder('handle')),
      postVisibleTo(asking),
    ),
  ),
)

/** One post by its id alone, or undefined when the viewer may not see such a post. */
export const visiblePost = async (viewer: Viewer | null, id: number): Promise<TimelinePost | undefined> =>
  (await visiblePosts(viewer, [id])).get(id)

/** The posts with these ids that the viewer may see, by their ids. */
export async function visiblePosts(viewer: Viewer | null, ids: number[]): Promise<Map<number, TimelinePost>> {
  if (ids.length === 0) return new Map()
  const asker = askerOf(viewer)
  const rows = await shownPosts(db, asker).where(and(inArray(posts.id, ids), postVisibleTo(asker)))
  const found = await withAttached(viewer, rows.map(timelinePost))
  return new Map(found.map((post) => [post.id, post]))
}

/** A post that the viewer deleted and can still take back; undefined for any other. */
export async function restorablePost(
  viewer: Viewer,
  id: number | undefined,
  now = Date.now(),
): Promise<{ id: number } | undefined> {
  if (id === undefined) return undefined
  const since = new Date(now - undoDelete.seconds * 1000)
  const [post] = await db
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.id, id), eq(posts.authorId, viewer.id), gt(posts.deletedAt, since)))
  return post
}

/** What one person posted, newest first; without what they answered to others or themselves. */
export const postsBy = (
  viewer: Viewer | null,
  authorId: number,
  request: PageRequest = {},
): Promise<Page<TimelinePost>> => pageBy(byAuthor, viewer, authorId, request)

/** What one person answered to others and themselves, newest first. */
export const repliesBy = (
  viewer: Viewer | null,
  authorId: number,
  request: PageRequest = {},
): Promise<Page<TimelinePost>> => pageBy(answersByAuthor, viewer, authorId, request)

/** What one person posted or answered with pictures, newest first. */
export const mediaBy = (
  viewer: Viewer | null,
  authorId: number,
  request: PageRequest = {},
): Promise<Page<TimelinePost>> => pageBy(picturedByAuthor, viewer, authorId, request)

async function pageBy(
  question: typeof byAuthor,
  viewer: Viewer | null,
  authorId: number,
  { before = newest, limit = pages.posts.usual }: PageRequest,
): Promise<Page<TimelinePost>> {
  const rows = await question().execute({
    authorId,
    before,
    limit: limit + 1,
    viewerId: askerOf(viewer),
  })
  return pageOf(await withAttached(viewer, rows.map(timelinePost)), limit, (post) => post.id)
}

const listBy = (name: string, which: SQL) =>
  prepared(name, (db) =>
    shownPosts(db, asking)
      .where(
        and(
          eq(posts.authorId, sql.placeholder('authorId')),
          which,
          lt(posts.id, sql.placeholder('before')),
          postVisibleTo(asking),
        ),
      )
      .orderBy(desc(posts.id))
      .limit(sql.placeholder('limit')),
  )

const byAuthor = listBy('posts_by_author', isNull(posts.replyToId))
const answersByAuthor = listBy('replies_by_author', isNotNull(posts.replyToId))
const picturedByAuthor = listBy('media_by_author', sql`${posts.mediaCount} > 0`)

const rounds = 5 // how often a page is refilled after posts in other languages were dropped

/**
 * What everyone posted for everyone, newest first; no answers, nobody the viewer has muted, and only languages they
 * read: of at most five times `pages.posts.most` posts, so a page may be short although there is a next one.
 */
export async function everyonesPosts(
  viewer: Viewer | null,
  { before = newest, limit = pages.posts.usual }: PageRequest = {},
): Promise<Page<TimelinePost>> {
  const isRead = await languagesRead(viewer)
  if (isRead) return inLanguages(viewer, isRead, before, limit)
  const rows = (await byEveryone().execute({
    before,
    limit: limit + 1,
    viewerId: askerOf(viewer),
  })) as TimelineRow[]
  return pageOf(await withAttached(viewer, rows.map(timelinePost)), limit, (post) => post.id)
}

async function inLanguages(
  viewer: Viewer | null,
  isRead: IsRead,
  before: number,
  limit: number,
): Promise<Page<TimelinePost>> {
  const rows: TimelineRow[] = []
  const atOnce = pages.posts.most
  let cursor: number | undefined = before
  for (let round = 0; round < rounds && cursor !== undefined && rows.length < limit; round++) {
    const found = (await byEveryone().execute({
      before: cursor,
      limit: atOnce + 1,
      viewerId: askerOf(viewer),
    })) as TimelineRow[]
    const looked = found.slice(0, atOnce)
    rows.push(...looked.filter(isRead))
    cursor = found.length > atOnce ? looked.at(-1)?.id : undefined
  }
  const page = rows.slice(0, limit)
  if (rows.length > limit) cursor = page.at(-1)?.id
  return { rows: await withAttached(viewer, page.map(timelinePost)), next: cursor }
}

// Every post has its author. A left join says where to begin: with an inner one SQLite, once it has statistics,
// reads all users first.
const byEveryone = prepared('posts_by_everyone', (db) =>
  db
    .select(timelineColumns(asking))
    .from(posts)
    .leftJoin(users, eq(users.id, posts.authorId))
    .leftJoin(...answeredAuthor)
    .where(
      and(
        lt(posts.id, sql.placeholder('before')),
        isNull(posts.replyToId),
        publicPostVisibleTo(asking),
        notMutedBy(asking),
      ),
    )
    .orderBy(desc(posts.id))
    .limit(sql.placeholder('limit')),
)
