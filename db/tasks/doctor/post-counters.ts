import { and, asc, gt, inArray, lte, ne, type SQL, sql } from 'drizzle-orm'
import { db } from '../../client.ts'
import { forUpdate } from '../../dialect/columns.ts'
import type { Transaction } from '../../dialect/driver.ts'
import { likes } from '../../schema/likes.ts'
import { posts } from '../../schema/posts.ts'
import { eachBatch } from './batches.ts'
import type { Finding } from './finding.ts'

const counters = [
  {
    what: 'wrong reply counts',
    key: 'replyCount',
    truth: sql<number>`(select count(*) from ${posts} as answer where answer.reply_to_id = ${sql.identifier('posts')}.id and answer.deleted_at is null)`,
  },
  {
    what: 'wrong like counts',
    key: 'likeCount',
    truth: sql<number>`(select count(*) from ${likes} where ${likes.postId} = ${sql.identifier('posts')}.id)`,
  },
  {
    what: 'wrong repost counts',
    key: 'repostCount',
    truth: sql<number>`(select count(*) from ${posts} as again where again.repost_of_id = ${sql.identifier('posts')}.id)`,
  },
  {
    what: 'wrong quote counts',
    key: 'quoteCount',
    truth: sql<number>`(select count(*) from ${posts} as quote where quote.quote_of_id = ${sql.identifier('posts')}.id and quote.quote_detached_at is null and quote.deleted_at is null)`,
  },
] as const

type Counter = (typeof counters)[number]

const atATime = 1000

/** What posts count, their answers, likes, reposts and quotes, compared with what there is. */
export async function wrongPostCounters(): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const counter of counters) {
    const wrong = await postsWhere(isWrong(counter))
    if (wrong[0] !== undefined)
      findings.push({
        what: counter.what,
        count: wrong.length,
        example: `${wrong[0]}`,
        mend: () => eachBatch(wrong, (tx, some) => recount(tx, counter, some)),
      })
  }
  return findings
}

const isWrong = ({ key, truth }: Counter): SQL => ne(posts[key], truth)

/** The ids of the posts of which something is true, looked at a thousand at a time. */
async function postsWhere(isSo: SQL): Promise<number[]> {
  const found: number[] = []
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const ids = await db
      .select({ id: posts.id })
      .from(posts)
      .where(and(gt(posts.id, after), lte(posts.id, Number.MAX_SAFE_INTEGER)))
      .orderBy(asc(posts.id))
      .limit(atATime)
    const last = ids.at(-1)?.id
    if (last === undefined) return found
    const some = await db
      .select({ id: posts.id })
      .from(posts)
      .where(and(gt(posts.id, after), lte(posts.id, last), isSo))
      .orderBy(asc(posts.id))
    for (const { id } of some) found.push(id)
    after = last
  }
}

/** Locked first and counted in a statement of its own, as people's counts are. */
async function recount(tx: Transaction, counter: Counter, some: number[]): Promise<number> {
  const these = inArray(posts.id, some)
  await forUpdate(tx.select({ id: posts.id }).from(posts).where(these).orderBy(asc(posts.id)))
  const counted = await tx
    .update(posts)
    .set({ [counter.key]: counter.truth })
    .where(and(these, isWrong(counter)))
    .returning({ id: posts.id })
  return counted.length
}
