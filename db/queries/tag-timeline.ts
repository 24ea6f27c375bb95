import { and, desc, eq, lt, sql } from 'drizzle-orm'
import { prepared } from '../client.ts'
import { postTags } from '../schema/post-tags.ts'
import { posts } from '../schema/posts.ts'
import { tags } from '../schema/tags.ts'
import { users } from '../schema/users.ts'
import { pages } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { withAttached } from './attached.ts'
import { newest, type Page, type PageRequest } from './page.ts'
import { languagesRead } from './read-languages.ts'
import { answeredAuthor, type TimelinePost, timelineColumns, timelinePost } from './timeline-post.ts'
import { askerOf, notMutedBy, publicPostVisibleTo } from './visibility.ts'

const rounds = 5 // how often a page is refilled after hidden posts were dropped

/**
 * What everyone posted for everyone with a tag, by its folded name, newest first; answers too, nobody the viewer
 * has muted, and only languages they read. What they may not see is dropped afterwards and the page refilled, at most five times: a page may be
 * short although there is a next one.
 */
export async function tagTimeline(
  viewer: Viewer | null,
  name: string,
  { before = newest, limit = pages.posts.usual }: PageRequest = {},
): Promise<Page<TimelinePost>> {
  const rows: TimelinePost[] = []
  const isRead = await languagesRead(viewer)
  let cursor: number | undefined = before
  for (let round = 0; round < rounds && cursor !== undefined && rows.length < limit; round++) {
    const wanted = limit - rows.length
    const found = await tagged().execute({
      name,
      before: cursor,
      limit: wanted + 1,
      viewerId: askerOf(viewer),
    })
    const looked = found.slice(0, wanted)
    rows.push(...looked.filter((row) => row.isShown && (isRead?.(row) ?? true)).map(timelinePost))
    cursor = found.length > wanted ? looked.at(-1)?.id : undefined
  }
  return { rows: await withAttached(viewer, rows), next: cursor }
}

const asking = sql.placeholder('viewerId')

// The newest alone to begin with, so that however few of them the viewer may see no more are looked at.
const tagged = prepared('posts_tagged', (db) => {
  const latest = db
    .select({ postId: postTags.postId })
    .from(postTags)
    .where(
      and(
        eq(
          postTags.tagId,
          sql`(select ${tags.id} from ${tags} where ${tags.name} = ${sql.placeholder('name')})`,
        ),
        lt(postTags.postId, sql.placeholder('before')),
      ),
    )
    .orderBy(desc(postTags.postId))
    .limit(sql.placeholder('limit'))
    .as('latest')
  return db
    .select({
      ...timelineColumns(asking),
      isShown: sql<boolean>`${and(publicPostVisibleTo(asking), notMutedBy(asking))}`.mapWith(Boolean),
    })
    .from(latest)
    .innerJoin(posts, eq(posts.id, latest.postId))
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(...answeredAuthor)
    .orderBy(desc(posts.id))
})
