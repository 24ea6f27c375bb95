import { and, eq, inArray, sql } from 'drizzle-orm'
import { db } from '../client.ts'
import { alias } from '../dialect/columns.ts'
import { posts, type ReplyPolicy } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import { thread } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { withAttached } from './attached.ts'
import { branches, rowsOf } from './branches.ts'
import { answeredAuthor, type TimelinePost, timelineColumns, timelinePost } from './timeline-post.ts'
import { askerOf, postVisibleTo } from './visibility.ts'

/** What stands in a conversation: a post, or the place of one that is gone or not for the viewer. */
export type Standing = { post: TimelinePost; collapsed?: true } | { gone: number }

/** An answer and how deep it stands below the post the page is about, 0 for its own. */
export type ThreadRow = Standing & {
  level: number
  /** There are more answers to it than are shown. */
  more?: true
}

export type Thread = {
  /** What the post answers, the beginning first; the nearest ones when there are many. */
  above: Standing[]
  /** Something stands above these still. */
  isCut: boolean
  /** The answers in the order they are read. */
  below: ThreadRow[]
  /** The cursor that asks for the answers below these. */
  next: number | undefined
  /** The conversation as its first post has it; absent when that one was erased. */
  root?: { id: number; isMine: boolean; policy: ReplyPolicy }
  /** The post itself was put behind a click. */
  collapsed: boolean
}

/** `under`: only the answers to this other post of the conversation. `after`: the answers newer than this cursor. */
type ThreadRequest = { under?: number | undefined; after?: number | undefined }

/**
 * What stands around a post: what it answers, up to `thread.above` posts, and a page of answers as a tree a few
 * levels deep (`branches`). Within a branch the oldest stands first, but before all others what the author of the
 * answered post added. A post that is deleted or not for the viewer leaves its place when something hangs on it.
 * Whether the viewer may see the post itself is asked before (`postById`). A fixed number of questions, each of as
 * many rows as are shown, however long the conversation.
 */
export async function threadOf(
  viewer: Viewer | null,
  id: number,
  { under, after = 0 }: ThreadRequest = {},
): Promise<Thread | undefined> {
  const [way, place] = await Promise.all([wayUp(id), placeOf(id)])
  if (!place || (under !== undefined && !(await isWithin(place.rootId ?? id, under)))) return undefined
  const tree = await branches(under ?? id, after)
  const above = way.filter((one) => one !== id)
  const found = await standing(viewer, [...above, ...tree.ids])
  const isCut = above.length === thread.above && place.rootId !== above[0]
  // Whom it answered was erased with all they wrote.
  const lost = !isCut && place.rootId !== null && above[0] !== place.rootId
  return {
    above: [
      ...(lost ? [{ gone: place.rootId ?? 0 }] : []),
      ...above.map((one) => found.get(one) ?? { gone: one }),
    ],
    isCut,
    below: rowsOf(tree, found),
    next: tree.next,
    ...(place.root && { root: { ...place.root, isMine: place.authorId === viewer?.id } }),
    collapsed: place.collapsedAt !== null,
  }
}

/** The ids of a post and of what it answers, the furthest first. */
async function wayUp(id: number): Promise<number[]> {
  const rows = await db
    .select({ id: sql<number>`up.id`.mapWith(Number), level: sql<number>`up.level`.mapWith(Number) })
    .from(
      sql`(with recursive up (id, above, level) as (
        select one.id, one.reply_to_id, 0 from ${posts} as one where one.id = ${id}
        union all
        select one.id, one.reply_to_id, up.level + 1 from up
        inner join ${posts} as one on one.id = up.above where up.level < ${sql`${thread.above}`})
        select up.id, up.level from up) as up`,
    )
  return rows.sort((a, b) => b.level - a.level).map((row) => row.id)
}

const root = alias(posts, 'root')

async function placeOf(id: number) {
  const [row] = await db
    .select({
      rootId: posts.rootId,
      collapsedAt: posts.collapsedAt,
      authorId: root.authorId,
      root: { id: root.id, policy: root.replyPolicy },
    })
    .from(posts)
    .leftJoin(root, eq(root.id, sql`coalesce(${posts.rootId}, ${posts.id})`))
    .where(eq(posts.id, id))
  return row
}

async function isWithin(rootId: number, id: number): Promise<boolean> {
  const [row] = await db.select({ id: posts.id, rootId: posts.rootId }).from(posts).where(eq(posts.id, id))
  return row !== undefined && (row.rootId ?? row.id) === rootId
}

/** Those of some posts that the viewer may see. */
async function standing(viewer: Viewer | null, ids: number[]): Promise<Map<number, Standing>> {
  if (ids.length === 0) return new Map()
  const asker = askerOf(viewer)
  const rows = await db
    .select({ ...timelineColumns(asker), collapsedAt: posts.collapsedAt })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(...answeredAuthor)
    .where(and(inArray(posts.id, ids), postVisibleTo(asker)))
  const collapsed = new Set(rows.flatMap((row) => (row.collapsedAt ? [row.id] : [])))
  const found = await withAttached(viewer, rows.map(timelinePost))
  return new Map(found.map((post) => [post.id, { post, ...(collapsed.has(post.id) && { collapsed: true }) }]))
}
