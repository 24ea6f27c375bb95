import { and, desc, eq, lt, sql } from 'drizzle-orm'
import { prepared } from '../client.ts'
import { bookmarks } from '../schema/bookmarks.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import { pages } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { withAttached } from './attached.ts'
import { newest, type Page, type PageRequest, pageOf } from './page.ts'
import { answeredAuthor, type TimelinePost, timelineColumns, timelinePost } from './timeline-post.ts'
import { postVisibleTo } from './visibility.ts'

/** What the viewer keeps, the latest bookmark first, as far as they may still see it. */
export async function bookmarkedPosts(
  viewer: Viewer,
  { before = newest, limit = pages.posts.usual }: PageRequest = {},
): Promise<Page<TimelinePost>> {
  const rows = await kept().execute({ viewerId: viewer.id, before, limit: limit + 1 })
  const found = rows.map((row) => ({ ...timelinePost(row), cursor: row.cursor }))
  return pageOf(await withAttached(viewer, found), limit, (post) => post.cursor)
}

const asking = sql.placeholder('viewerId')

const kept = prepared('posts_kept', (db) =>
  db
    .select({ ...timelineColumns(asking), cursor: bookmarks.id })
    .from(bookmarks)
    .innerJoin(posts, eq(posts.id, bookmarks.postId))
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(...answeredAuthor)
    .where(
      and(eq(bookmarks.userId, asking), lt(bookmarks.id, sql.placeholder('before')), postVisibleTo(asking)),
    )
    .orderBy(desc(bookmarks.id))
    .limit(sql.placeholder('limit')),
)
