import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { prepared } from '../client.ts'
import { postTags } from '../schema/post-tags.ts'
import { posts } from '../schema/posts.ts'
import { tagFollows } from '../schema/tag-follows.ts'
import { tags } from '../schema/tags.ts'
import { users } from '../schema/users.ts'
import { pages } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { shownPosts, type TimelinePost, timelinePost } from './timeline-post.ts'
import { found, notMutedBy, publicPostVisibleTo } from './visibility.ts'

/** A post with a tag that somebody follows, and how that tag is written. */
export type Tagged = { id: number; tag: string }

/**
 * The newest posts below the cursor with a tag that the viewer follows, newest first, each once: further streams of
 * a home timeline, merged as `heads` merges those of people, with a look into an index for each tag.
 */
export async function newestTagged(viewerId: number, before: number, limit: number): Promise<Tagged[]> {
  const rows = await merged().execute({ viewerId, before, limit })
  const tagged = new Map<number, string>()
  for (const { ids, tag } of rows)
    for (const id of ids?.split(',').map(Number) ?? []) if (!tagged.has(id)) tagged.set(id, tag)
  return [...tagged]
    .map(([id, tag]) => ({ id, tag }))
    .sort((a, b) => b.id - a.id)
    .slice(0, limit)
}

const merged = prepared('home_tag_heads', (db) => {
  const before = sql.placeholder('before')
  const limit = sql.placeholder('limit')
  const heads = db.$with('heads').as(
    db
      .select({
        tagId: tagFollows.tagId,
        // With the name of the table, which Drizzle would leave out.
        head: sql<number>`coalesce((select max(${postTags.postId}) from ${postTags} where ${postTags.tagId} = ${sql.identifier('tag_follows')}.tag_id and ${postTags.postId} < ${before}), 0)`.as(
          'head',
        ),
      })
      .from(tagFollows)
      .where(eq(tagFollows.userId, sql.placeholder('viewerId'))),
  )
  // Unlike people, several tags can have one and the same newest post.
  const floor = sql`(select case when count(*) < ${limit} then 1 else min(latest.head) end from (
    select distinct ${heads.head} from ${heads} order by ${heads.head} desc limit ${limit}) as latest)`
  return db
    .with(heads)
    .select({
      tag: tags.shown,
      ids: sql<string | null>`(select string_agg(cast(own.post_id as text), ',') from (
        select ${postTags.postId} from ${postTags}
        where ${postTags.tagId} = ${heads.tagId} and ${postTags.postId} < ${before} and ${postTags.postId} >= ${floor}
        order by ${postTags.postId} desc limit ${limit}) as own)`,
    })
    .from(heads)
    .innerJoin(tags, eq(tags.id, heads.tagId))
    .where(sql`${heads.head} >= ${floor}`)
    .orderBy(tags.id)
})

/** The next page of a home timeline: posts of those one follows, and posts of others with a tag one follows. */
export type Woven = { own: number[]; strange: Tagged[]; next: number | undefined }

/**
 * The `wanted` newest of both, each once; whoever is followed is not read for a tag. Both hold the newest below one
 * cursor, one more than wanted if there are as many.
 */
export function woven(own: number[], tagged: Tagged[], wanted: number): Woven {
  const all = [...new Set([...own, ...tagged.map(({ id }) => id)])].sort((a, b) => b - a)
  const last = all.slice(0, wanted).at(-1)
  if (last === undefined) return { own: [], strange: [], next: undefined }
  const known = new Set(own)
  return {
    own: own.filter((id) => id >= last),
    strange: tagged.filter(({ id }) => id >= last && !known.has(id)),
    next: all.length > wanted ? last : undefined,
  }
}

/** One list of both kinds of posts, newest first, each once. */
export function byNewest(own: TimelinePost[], strange: TimelinePost[]): TimelinePost[] {
  if (strange.length === 0) return own
  const known = new Set(own.map(({ id }) => id))
  const others = strange.filter(({ id }) => !known.has(id))
  return [...own, ...others].sort((a, b) => (b.cursor ?? b.id) - (a.cursor ?? a.id))
}

/**
 * Those of these posts that belong on the viewer's home timeline for their tag alone, newest first. Each
 * says which tag it was.
 */
export async function taggedPosts(viewer: Viewer, tagged: Tagged[]): Promise<TimelinePost[]> {
  if (tagged.length === 0) return []
  const rows = await byIds().execute({
    ...Object.fromEntries(slots.map((slot, i) => [slot, tagged[i]?.id ?? 0])),
    viewerId: viewer.id,
  })
  const tagOf = new Map(tagged.map(({ id, tag }) => [id, tag]))
  return rows.map((row) => ({ ...timelinePost(row), via: tagOf.get(row.id) ?? '' }))
}

const asking = sql.placeholder('viewerId')

const slots = Array.from({ length: pages.posts.most }, (_, i) => `id${i}`)

/** For everyone, by nobody the reader muted, and no answer, which would be half of a talk among strangers. */
const belongs = and(
  inArray(
    posts.id,
    slots.map((slot) => sql.placeholder(slot)),
  ),
  isNull(posts.replyToId),
  publicPostVisibleTo(asking),
  notMutedBy(asking, found),
)

const byIds = prepared('posts_by_tag_and_id', (db) =>
  shownPosts(db, asking).where(belongs).orderBy(desc(posts.id)),
)

/** The newest of these posts that belongs on the viewer's home timeline for a tag they follow, if any does. */
export async function newestTaggedAmong(viewer: Viewer, ids: number[]): Promise<number | undefined> {
  const slotted = Object.fromEntries(slots.map((slot, i) => [slot, ids[i] ?? 0]))
  const [post] = await amongIds().execute({ ...slotted, viewerId: viewer.id })
  return post?.id
}

const amongIds = prepared('tagged_among_ids', (db) => {
  const isTagged = found(
    sql`${postTags} inner join ${tagFollows} on ${tagFollows.tagId} = ${postTags.tagId} where ${postTags.postId} = ${posts.id} and ${tagFollows.userId} = ${asking}`,
  )
  return db
    .select({ id: posts.id })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(belongs, isTagged))
    .orderBy(desc(posts.id))
    .limit(1)
})
