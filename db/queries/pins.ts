import { and, desc, eq, sql } from 'drizzle-orm'
import { db, prepared } from '../client.ts'
import { pins } from '../schema/pins.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import { post as limits } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { withAttached } from './attached.ts'
import { answeredAuthor, type TimelinePost, timelineColumns, timelinePost } from './timeline-post.ts'
import { askerOf, postVisibleTo } from './visibility.ts'

/** What somebody wants at the head of their profile, the last pinned first, as far as the viewer may see it. */
export async function pinnedBy(viewer: Viewer | null, userId: number): Promise<TimelinePost[]> {
  const rows = await pinned().execute({ userId, viewerId: askerOf(viewer) })
  return withAttached(viewer, rows.map(timelinePost))
}

const asking = sql.placeholder('viewerId')

const pinned = prepared('posts_pinned', (db) =>
  db
    .select(timelineColumns(asking))
    .from(pins)
    .innerJoin(posts, eq(posts.id, pins.postId))
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(...answeredAuthor)
    .where(and(eq(pins.userId, sql.placeholder('userId')), postVisibleTo(asking)))
    .orderBy(desc(pins.id))
    .limit(limits.pinned),
)

/** Whether a post stands at the head of the viewer's own profile. */
export async function isPinned(viewer: Viewer, postId: number): Promise<boolean> {
  const own = and(eq(pins.userId, viewer.id), eq(pins.postId, postId))
  return (await db.select({ id: pins.id }).from(pins).where(own)).length > 0
}
