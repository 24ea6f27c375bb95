import { inArray, sql } from 'drizzle-orm'
import { db } from '../client.ts'
import { posts } from '../schema/posts.ts'
import { thread } from '../text/limits.ts'
import type { Standing, ThreadRow } from './threads.ts'

/** The ids of answers by what they answer, in the order they are read. */
type Tree = {
  top: number
  answers: Map<number, number[]>
  /** Posts that have more answers than these. */
  more: Set<number>
  ids: number[]
  next: number | undefined
}

/**
 * The answers to a post that are newer than the cursor, and a few of the answers to those, level by level: as many
 * to each as `thread.levels` says, and `thread.most` in all. Each level is one question, which takes the first
 * answers to each post from an index and never looks at the others.
 */
export async function branches(top: number, after: number): Promise<Tree> {
  const tree: Tree = { top, answers: new Map(), more: new Set(), ids: [], next: undefined }
  let parents = [top]
  for (const [level, most] of [...thread.levels, 0].entries()) {
    if (parents.length === 0) break
    const cursor = level === 0 ? after : 0
    const found = await answersTo(parents, cursor, most, level > 0)
    const below: number[] = []
    for (const parent of parents) {
      const { first, isMore, last } = found.get(parent) ?? none
      const shown = first.slice(0, thread.most - tree.ids.length)
      tree.answers.set(parent, shown)
      tree.ids.push(...shown)
      below.push(...shown)
      if (level === 0 && isMore) tree.next = last
      else if (isMore || shown.length < first.length) tree.more.add(parent)
    }
    parents = below
  }
  return tree
}

type Answers = { first: number[]; isMore: boolean; last: number | undefined }
const none: Answers = { first: [], isMore: false, last: undefined }

/** The first answers to each of some posts. What was put behind a click keeps its own there too. */
async function answersTo(
  parents: number[],
  after: number,
  most: number,
  open: boolean,
): Promise<Map<number, Answers>> {
  const rows = await db
    .select({
      id: posts.id,
      isClosed: sql<boolean>`${posts.collapsedAt} is not null`.mapWith(Boolean),
      oldest: sql<string | null>`(select string_agg(cast(own.id as text), ',') from (
        select one.id from ${posts} as one where one.reply_to_id = ${posts}.id and one.id > ${after}
        order by one.id limit ${most + 1}) as own)`,
      own: sql<string | null>`(select string_agg(cast(own.id as text), ',') from (
        select one.id from ${posts} as one where one.reply_to_id = ${posts}.id
        and one.reply_to_author_id = one.author_id order by one.id limit ${thread.continuations}) as own)`,
    })
    .from(posts)
    .where(inArray(posts.id, parents))
  return new Map(
    rows.map(({ id, isClosed, ...row }) => {
      const [oldest, own] = [sorted(row.oldest), sorted(row.own)]
      if (open && isClosed) return [id, { ...none, isMore: oldest.length > 0 }]
      const page = oldest.slice(0, most)
      const others = page.filter((one) => !own.includes(one))
      const first = after > 0 || most === 0 ? others : [...own, ...others]
      return [id, { first, isMore: oldest.length > most, last: page.at(-1) }]
    }),
  )
}

const sorted = (ids: string | null): number[] =>
  (ids?.split(',') ?? []).map(Number).sort((one, other) => one - other)

/** The answers as they are read. What is gone keeps its place when something is shown or waits below it. */
export function rowsOf(tree: Tree, found: Map<number, Standing>): ThreadRow[] {
  const under = (parent: number, level: number): ThreadRow[] =>
    (tree.answers.get(parent) ?? []).flatMap((id) => {
      const below = under(id, level + 1)
      const more = tree.more.has(id)
      const here = found.get(id)
      if (!here && below.length === 0 && !more) return []
      return [{ ...(here ?? { gone: id }), level, ...(more && { more: true as const }) }, ...below]
    })
  return under(tree.top, 0)
}
