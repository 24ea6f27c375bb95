import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import { prepared } from '../client.ts'
import { posts } from '../schema/posts.ts'
import { pages } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { withAttached } from './attached.ts'
import { newest, type Page, type PageRequest, pageOf } from './page.ts'
import { shownPosts, type TimelinePost, timelinePost } from './timeline-post.ts'
import { askerOf, postVisibleTo } from './visibility.ts'

const asking = sql.placeholder('viewerId')

/** The posts that quote a post, newest first; whether the viewer may see that one is asked before (`postById`). */
export async function quotesOf(
  viewer: Viewer | null,
  postId: number,
  { before = newest, limit = pages.posts.usual }: PageRequest = {},
): Promise<Page<TimelinePost>> {
  const rows = await quotesOfOne().execute({ postId, before, limit: limit + 1, viewerId: askerOf(viewer) })
  return pageOf(await withAttached(viewer, rows.map(timelinePost)), limit, (post) => post.id)
}

const quotesOfOne = prepared('quotes_of_post', (db) =>
  shownPosts(db, asking)
    .where(
      and(
        eq(posts.quoteOfId, sql.placeholder('postId')),
        isNull(posts.quoteDetachedAt),
        lt(posts.id, sql.placeholder('before')),
        postVisibleTo(asking),
      ),
    )
    .orderBy(desc(posts.id))
    .limit(sql.placeholder('limit')),
)
