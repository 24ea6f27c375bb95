import { and, eq, gt, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { db } from '../client.ts'
import { alias } from '../dialect/columns.ts'
import { idAt } from '../id.ts'
import { type NotificationKind, notifications } from '../schema/notifications.ts'
import { notifications as most } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { about, actor, toldTo } from './told.ts'

/** One of `notifications`, as far as it says to which group it belongs. */
type Grouped = { id: number; kind: NotificationKind; postId: number | null }

const day = idAt(86_400_000)

/** The smallest id of the day, in UTC, on which this one was made. */
export const firstOfDay = (id: number): number => id - (id % day)

/** What belongs together has the same: likes of a post, its reposts, who followed or asked to on one day. */
export const keyOf = ({ id, kind, postId }: Grouped): string =>
  isGrouped({ kind }) ? `${kind} ${postId ?? firstOfDay(id)}` : String(id)

/** Whether several of this kind are shown as one. */
export const isGrouped = ({ kind }: { kind: NotificationKind }): boolean =>
  kind === 'like' || kind === 'repost' || isOfDay({ kind })

/** Whether it is about no post, so that a day is what is shown as one. */
export const isOfDay = ({ kind }: { kind: NotificationKind }): boolean =>
  kind === 'follow' || kind === 'request'

const head = alias(notifications, 'head')

const sameGroup = {
  post: and(
    eq(notifications.userId, head.userId),
    eq(notifications.postId, head.postId),
    eq(notifications.kind, head.kind),
  ),
  day: and(
    eq(notifications.userId, head.userId),
    eq(notifications.kind, head.kind),
    gte(notifications.id, sql`${head.id} - ${head.id} % ${day}`),
    lt(notifications.id, sql`${head.id} - ${head.id} % ${day} + ${day}`),
  ),
}

/** Asks the same of the groups about a post and of those of a day, each along its own index. */
const ofGroup = (heads: Grouped[], ask: (same: SQL | undefined) => SQL) => [
  {
    heads: heads.filter(({ postId }) => postId !== null).map(({ id }) => id),
    answer: ask(sameGroup.post),
  },
  { heads: heads.filter(({ postId }) => postId === null).map(({ id }) => id), answer: ask(sameGroup.day) },
]

/** Those of the heads of groups that are not the newest of theirs: whoever walks down has met it. */
export async function listedBefore(viewer: Viewer, heads: Grouped[]): Promise<Set<unknown>> {
  const newer = (same: SQL | undefined) => {
    const above = db
      .select({ id: notifications.id })
      .from(notifications)
      .leftJoin(...actor)
      .leftJoin(...about)
      .where(and(same, gt(notifications.id, head.id), toldTo(viewer.id)))
      .limit(1)
    return sql`exists ${above}`
  }
  const parts = ofGroup(heads, newer).map(({ heads, answer }) =>
    heads.length > 0
      ? db
          .select({ id: head.id })
          .from(head)
          .where(and(inArray(head.id, heads), answer))
      : [],
  )
  return new Set((await Promise.all(parts)).flat().map(({ id }) => id))
}

/** Who did what a group tells, by the id of its head, the latest first; of more than a hundred any hundred. */
export async function peopleIn(viewer: Viewer, heads: Grouped[]): Promise<Map<number, number[]>> {
  const people = (same: SQL | undefined) => {
    const some = db
      .select({ id: notifications.id, actorId: notifications.actorId })
      .from(notifications)
      .leftJoin(...actor)
      .leftJoin(...about)
      .where(and(same, toldTo(viewer.id)))
      .limit(most.people)
      .as('some')
    return sql`(select string_agg(cast(${some.id} as text) || ':' || cast(${some.actorId} as text), ',') from ${some})`
  }
  const parts = ofGroup(heads, people).map(({ heads, answer }) =>
    heads.length > 0
      ? db
          .select({ id: head.id, people: sql<string | null>`${answer}` })
          .from(head)
          .where(inArray(head.id, heads))
      : [],
  )
  const rows = (await Promise.all(parts)).flat()
  return new Map(rows.map(({ id, people }) => [id, latestFirst(people ?? '')]))
}

function latestFirst(people: string): number[] {
  const pairs = people.split(',').map((pair) => pair.split(':').map(Number) as [number, number])
  return pairs.sort(([one], [other]) => other - one).map(([, actorId]) => actorId)
}
