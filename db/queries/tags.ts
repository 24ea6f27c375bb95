import { and, desc, eq, gte, lt, sql } from 'drizzle-orm'
import { db, prepared } from '../client.ts'
import { postTags } from '../schema/post-tags.ts'
import { posts } from '../schema/posts.ts'
import { tagFollows } from '../schema/tag-follows.ts'
import { tags } from '../schema/tags.ts'
import { users } from '../schema/users.ts'
import { foldTag, spelledTagsIn } from '../text/entities.ts'
import { tags as limits, offered } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { newest } from './page.ts'
import { askerOf, postVisibleTo } from './visibility.ts'

const asking = sql.placeholder('viewerId')

/** How many of the newest posts of the viewer, and of the newest uses of tags by everyone, are looked at; and of the newest uses of a tag. */
const own = 200
const everyones = 400
const each = 5

/** A tag: its folded name, and how it was first written. */
export type NamedTag = { name: string; shown: string }

/**
 * The tags that begin with `prefix` (without a sign, in any spelling), as far as the viewer may read a post with them: of
 * their own newest posts and the newest of everyone those used most first, then the latest, and after them others in
 * the order of their names. Spelled as the viewer did last, else as they first were. At most `limit`.
 */
export async function tagsLately(viewer: Viewer, prefix: string, limit: number = offered): Promise<string[]> {
  const folded = foldTag(prefix)
  if (!folded) return []
  const asked = { viewerId: viewer.id, from: folded, to: `${folded}\u{10FFFF}` }
  const [mine, all] = await Promise.all([
    ownLately().execute({ viewerId: viewer.id }),
    everyonesLately().execute({ ...asked, before: newest }),
  ])
  const uses = new Map<string, Use>()
  for (const { id, body } of mine)
    for (const { name, shown } of spelledTagsIn(body))
      if (name.startsWith(folded)) count(uses, name, { shown, postId: id })
  for (const { name, shown, postId } of all) count(uses, name, { shown, postId })
  // Sorting keeps the order of equals.
  const lately = [...uses].sort(([, a], [, b]) => b.posts.size - a.posts.size || b.latest - a.latest)
  const found = new Map(lately.map(([name, { shown }]) => [name, shown]))
  if (found.size < limit)
    for (const { name, shown } of await byName().execute({ ...asked, limit: limit + found.size }))
      if (!found.has(name)) found.set(name, shown)
  return [...found.values()].slice(0, limit)
}

type Use = { shown: string; posts: Set<number>; latest: number }

function count(uses: Map<string, Use>, name: string, { shown, postId }: { shown: string; postId: number }) {
  const use = uses.get(name) ?? { shown, posts: new Set(), latest: 0 }
  use.posts.add(postId)
  use.latest = Math.max(use.latest, postId)
  uses.set(name, use)
}

const ownLately = prepared('own_bodies_lately', (db) =>
  db
    .select({ id: posts.id, body: posts.body })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(posts.authorId, asking), postVisibleTo(asking)))
    .orderBy(desc(posts.id))
    .limit(own),
)

const begins = and(gte(tags.name, sql.placeholder('from')), lt(tags.name, sql.placeholder('to')))

// The newest alone to begin with, so that however few of them begin like that no more are looked at; SQLite joins
// crosswise in the order given.
const everyonesLately = prepared('tags_lately', (db) => {
  const latest = db
    .select({ tagId: postTags.tagId, postId: postTags.postId })
    .from(postTags)
    .where(lt(postTags.postId, sql.placeholder('before')))
    .orderBy(desc(postTags.postId))
    .limit(everyones)
    .as('latest')
  return db
    .select({ name: tags.name, shown: tags.shown, postId: latest.postId })
    .from(latest)
    .crossJoin(tags)
    .innerJoin(posts, eq(posts.id, latest.postId))
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(tags.id, latest.tagId), begins, postVisibleTo(asking)))
})

/** Whether the viewer may read one of the newest posts with a tag, `tags`. */
const isSeen = sql`exists (select 1 from (
  select ${postTags.postId} from ${postTags} where ${postTags.tagId} = ${tags.id}
  order by ${postTags.postId} desc limit ${each}) as latest
  join ${posts} on ${posts.id} = latest.post_id join ${users} on ${users.id} = ${posts.authorId}
  where ${postVisibleTo(asking)})`

const byName = prepared('tags_by_name', (db) =>
  db
    .select({ name: tags.name, shown: tags.shown })
    .from(tags)
    .where(and(begins, isSeen))
    .orderBy(tags.name)
    .limit(sql.placeholder('limit')),
)

/** How a tag is written, by its folded name, and whether the viewer follows it; undefined while nobody has used or followed it. */
export async function tagByName(
  viewer: Viewer | null,
  name: string,
): Promise<(NamedTag & { followed: boolean }) | undefined> {
  const [tag] = await named().execute({ name, viewerId: askerOf(viewer) })
  return tag
}

const named = prepared('tag_by_name', (db) =>
  db
    .select({
      name: tags.name,
      shown: tags.shown,
      followed: sql<boolean>`${tagFollows.id} is not null`.mapWith(Boolean),
    })
    .from(tags)
    .leftJoin(tagFollows, and(eq(tagFollows.tagId, tags.id), eq(tagFollows.userId, asking)))
    .where(eq(tags.name, sql.placeholder('name'))),
)

/** The tags that the viewer follows, the latest first; all of them. */
export async function followedTags(viewer: Viewer): Promise<NamedTag[]> {
  return db
    .select({ name: tags.name, shown: tags.shown })
    .from(tagFollows)
    .innerJoin(tags, eq(tags.id, tagFollows.tagId))
    .where(eq(tagFollows.userId, viewer.id))
    .orderBy(desc(tagFollows.id))
    .limit(limits.followed)
}
