import { and, asc, inArray, ne, type SQL, sql } from 'drizzle-orm'
import { forUpdate } from '../../dialect/columns.ts'
import type { Transaction } from '../../dialect/driver.ts'
import { follows } from '../../schema/follows.ts'
import { posts } from '../../schema/posts.ts'
import { users } from '../../schema/users.ts'
import { eachBatch } from './batches.ts'
import type { Finding } from './finding.ts'
import { peopleWhere, type Someone } from './people.ts'

// Everyone's row towards themselves is not counted. Subtracting it leaves the rest to an index alone.
const self = sql`(select count(*) from ${follows} where ${follows.followerId} = ${users.id} and ${follows.followeeId} = ${users.id})`

const counters = [
  {
    what: 'wrong follower counts',
    key: 'followerCount',
    truth: sql<number>`(select count(*) from ${follows} where ${follows.followeeId} = ${users.id}) - ${self}`,
  },
  {
    what: 'wrong following counts',
    key: 'followingCount',
    truth: sql<number>`(select count(*) from ${follows} where ${follows.followerId} = ${users.id}) - ${self}`,
  },
  {
    what: 'wrong post counts',
    key: 'postCount',
    truth: sql<number>`(select count(*) from ${posts} where ${posts.authorId} = ${users.id} and ${posts.deletedAt} is null and ${posts.repostOfId} is null)`,
  },
] as const

type Counter = (typeof counters)[number]

/** What people's profiles count, compared with what there is. */
export async function wrongCounters(): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const counter of counters) {
    const wrong = await peopleWhere(isWrong(counter))
    if (wrong[0])
      findings.push({
        what: counter.what,
        count: wrong.length,
        example: `@${wrong[0].handle}`,
        mend: () => eachBatch(wrong, (tx, some) => recount(tx, counter, some)),
      })
  }
  return findings
}

const isWrong = ({ key, truth }: Counter): SQL => ne(users[key], truth)

/**
 * Whoever posts, follows or deletes changes the row and the count in one transaction. Locked first and counted in
 * a statement of its own, a count knows all those that are over; the others still have theirs to add.
 */
async function recount(tx: Transaction, counter: Counter, some: Someone[]): Promise<number> {
  const theirs = inArray(
    users.id,
    some.map(({ id }) => id),
  )
  await forUpdate(tx.select({ id: users.id }).from(users).where(theirs).orderBy(asc(users.id)))
  const counted = await tx
    .update(users)
    .set({ [counter.key]: counter.truth })
    .where(and(theirs, isWrong(counter)))
    .returning({ id: users.id })
  return counted.length
}
