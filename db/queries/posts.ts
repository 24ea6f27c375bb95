import { and, desc, eq, gt, lt, sql } from 'drizzle-orm'
import { db, prepared } from '../client.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import { pages, undoDelete } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { newest, type Page, type PageRequest, pageOf } from './page.ts'
import { postVisibleTo } from './visibility.ts'

/** A post as a timeline shows it: plain values, fit to be handed to the browser. */
export type TimelinePost = {
  id: number
  handle: string
  name: string
  /** The folder of the author's picture; absent without one, which keeps a page small. */
  avatar?: string
  body: string
  createdAt: number
}

export const timelineColumns = {
  id: posts.id,
  handle: users.handle,
  name: users.name,
  avatar: users.avatar,
  body: posts.body,
  createdAt: posts.createdAt,
}

type Row = Omit<TimelinePost, 'avatar' | 'createdAt'> & { avatar: string | null; createdAt: Date }

export const timelinePost = ({ avatar, ...row }: Row): TimelinePost => ({
  ...row,
  ...(avatar && { avatar }),
  createdAt: row.createdAt.getTime(),
})

/** One post by its id and its author's handle, or undefined when the viewer may not see such a post. */
export async function postById(
  _viewer: Viewer | null,
  handle: string,
  id: number,
): Promise<TimelinePost | undefined> {
  const [row] = await byId().execute({ id, handle })
  return row && timelinePost(row)
}

const byId = prepared('post_by_id', (db) =>
  db
    .select(timelineColumns)
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(
      and(
        eq(posts.id, sql.placeholder('id')),
        eq(users.handle, sql.placeholder('handle')),
        postVisibleTo(null),
      ),
    ),
)

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

/** What one person posted, newest first. */
export async function postsBy(
  _viewer: Viewer | null,
  authorId: number,
  { before = newest, limit = pages.posts.usual }: PageRequest = {},
): Promise<Page<TimelinePost>> {
  const rows = await byAuthor().execute({ authorId, before, limit: limit + 1 })
  return pageOf(rows.map(timelinePost), limit, (post) => post.id)
}

const byAuthor = prepared('posts_by_author', (db) =>
  db
    .select(timelineColumns)
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(
      and(
        eq(posts.authorId, sql.placeholder('authorId')),
        lt(posts.id, sql.placeholder('before')),
        postVisibleTo(null),
      ),
    )
    .orderBy(desc(posts.id))
    .limit(sql.placeholder('limit')),
)

/** What everyone posted, newest first. */
export async function everyonesPosts(
  _viewer: Viewer | null,
  { before = newest, limit = pages.posts.usual }: PageRequest = {},
): Promise<Page<TimelinePost>> {
  const rows = (await byEveryone().execute({ before, limit: limit + 1 })) as Row[]
  return pageOf(rows.map(timelinePost), limit, (post) => post.id)
}

// Every post has its author. A left join says where to begin: with an inner one SQLite, once it has statistics,
// reads all users first.
const byEveryone = prepared('posts_by_everyone', (db) =>
  db
    .select(timelineColumns)
    .from(posts)
    .leftJoin(users, eq(users.id, posts.authorId))
    .where(and(lt(posts.id, sql.placeholder('before')), postVisibleTo(null)))
    .orderBy(desc(posts.id))
    .limit(sql.placeholder('limit')),
)
