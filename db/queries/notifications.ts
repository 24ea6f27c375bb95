import { and, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import { db } from '../client.ts'
import { type NotificationKind, notifications } from '../schema/notifications.ts'
import { users } from '../schema/users.ts'
import { notifications as most, pages } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { firstOfDay, isGrouped, isOfDay, keyOf, listedBefore, peopleIn } from './notification-groups.ts'
import { newest, type Page, type PageRequest } from './page.ts'
import { visiblePosts } from './posts.ts'
import type { TimelinePost } from './timeline-post.ts'
import { about, actor, readUpTo, toldTo } from './told.ts'

/** Somebody who did it, as a list names them. */
export type Actor = { handle: string; name: string; avatar?: string }

/** What the viewer is told: one thing that somebody did, or the same that several did. Plain values for a browser. */
export type Notification = {
  /** Of the newest of them; it falls from each to the next. */
  id: number
  kind: NotificationKind
  createdAt: number
  /** Who did it, the latest first: three at most. */
  actors: Actor[]
  /** How many people did it; a hundred stands for more too. */
  count: number
  /** What was liked or reposted, or what answers, quotes or names the viewer. */
  post?: TimelinePost
  /** The newest of them has not been seen yet. */
  unread?: true
}

type Told = Omit<Notification, 'actors' | 'count' | 'post'> & { actorId: number; postId: number | null }

const stretch = 3 * pages.notifications.usual // how many are looked at at once
const rounds = 5 // and how often, before a page stays short

/**
 * What the viewer is told, the newest first, of all kinds or of some. Likes of a post are one, as are its reposts
 * and those who followed on one day (in UTC) or asked to; each stands where the newest of it does and nowhere below.
 *
 * The walk along the index looks at a bounded number of rows, leaving out what it has met already; a page may be
 * short although there is a next one.
 */
export async function notificationsOf(
  viewer: Viewer,
  {
    kinds,
    before = newest,
    limit = pages.notifications.usual,
  }: PageRequest & { kinds?: readonly NotificationKind[] | undefined } = {},
): Promise<Page<Notification>> {
  const met = new Map<string, Told>()
  const heads: Told[] = []
  let cursor: number | undefined = before
  for (let round = 0; round < rounds && cursor !== undefined && heads.length <= limit; round++) {
    const rows: Told[] = await walk(viewer, kinds, cursor, [...met.values()])
    cursor = rows.length < stretch ? undefined : rows.at(-1)?.id
    const fresh = rows.filter((told) => {
      const isNew = !met.has(keyOf(told))
      if (isNew) met.set(keyOf(told), told)
      return isNew
    })
    const above = before === newest ? new Set() : await listedBefore(viewer, fresh.filter(isGrouped))
    heads.push(...fresh.filter(({ id }) => !above.has(id)))
  }
  const shown = heads.slice(0, limit)
  return {
    rows: await filled(viewer, shown),
    next: heads.length > limit ? shown.at(-1)?.id : cursor,
  }
}

/** The newest rows below the cursor, without those that belong to a group that was met. */
async function walk(
  viewer: Viewer,
  kinds: readonly NotificationKind[] | undefined,
  before: number,
  met: Told[],
): Promise<Told[]> {
  // Each kind lies in order in the index, several together do not.
  const parts = await Promise.all((kinds ?? [undefined]).map((kind) => walkOne(viewer, kind, before, met)))
  return parts
    .flat()
    .sort((one, other) => other.id - one.id)
    .slice(0, stretch)
}

async function walkOne(
  viewer: Viewer,
  kind: NotificationKind | undefined,
  before: number,
  met: Told[],
): Promise<Told[]> {
  const { id, actorId, postId, createdAt } = notifications
  const rows = await db
    .select({ id, kind: notifications.kind, actorId, postId, createdAt, readUpTo: readUpTo(viewer.id) })
    .from(notifications)
    .leftJoin(...actor)
    .leftJoin(...about)
    .where(
      and(
        kind && eq(notifications.kind, kind),
        lt(notifications.id, before),
        ...(['like', 'repost', 'follow', 'request'] as const).map((one) => isNotOf(one, met)),
        toldTo(viewer.id),
      ),
    )
    .orderBy(desc(id))
    .limit(stretch)
  return rows.map(({ readUpTo, createdAt, ...row }) => ({
    ...row,
    createdAt: createdAt.getTime(),
    ...(row.id > readUpTo && { unread: true }),
  }))
}

/** That a row belongs to no group of this kind that was met. */
function isNotOf(kind: NotificationKind, met: Told[]) {
  const those = met.filter((told) => told.kind === kind)
  const last = those.at(-1)
  if (!last) return undefined
  const postIds = those.flatMap(({ postId }) => postId ?? [])
  const theirs = isOfDay(last)
    ? gte(notifications.id, firstOfDay(last.id))
    : inArray(notifications.postId, postIds)
  return sql`not ${and(eq(notifications.kind, kind), theirs)}`
}

/** Names the people and hydrates the posts, in one question each. */
async function filled(viewer: Viewer, heads: Told[]): Promise<Notification[]> {
  const people = await peopleIn(viewer, heads.filter(isGrouped))
  // Of very many not the latest are counted, but whoever stands at the head is known.
  const idsOf = ({ id, actorId }: Pick<Told, 'id' | 'actorId'>) => [
    ...new Set([actorId, ...(people.get(id) ?? [])]),
  ]
  const named = heads.flatMap((head) => idsOf(head).slice(0, most.named))
  const about = heads.flatMap(({ postId }) => postId ?? [])
  const [cards, posts] = await Promise.all([cardsOf(named), visiblePosts(viewer, about)])
  return heads.flatMap(({ actorId, postId, ...head }) => {
    const ids = idsOf({ id: head.id, actorId })
    const actors = ids.slice(0, most.named).flatMap((id) => cards.get(id) ?? [])
    const post = postId === null ? undefined : posts.get(postId)
    // Gone in this very moment.
    if (actors.length === 0 || (postId !== null && !post)) return []
    return { ...head, actors, count: Math.min(ids.length, most.people), ...(post && { post }) }
  })
}

async function cardsOf(ids: number[]): Promise<Map<number, Actor>> {
  if (ids.length === 0) return new Map()
  const { id, handle, name, avatar } = users
  const rows = await db
    .select({ id, handle, name, avatar })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, avatar, ...card }) => [id, { ...card, ...(avatar && { avatar }) }] as const))
}
