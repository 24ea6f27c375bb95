import { sql } from 'drizzle-orm'
import { nextId } from '../../id.ts'
import { follows } from '../../schema/follows.ts'
import { users } from '../../schema/users.ts'
import { eachBatch } from './batches.ts'
import type { Finding } from './finding.ts'
import { peopleWhere, type Someone } from './people.ts'

/** People without their row towards themselves, whose home lacks their own posts. */
export async function missingSelfFollows(): Promise<Finding[]> {
  const without = await peopleWhere(
    sql`not exists (select 1 from ${follows} where ${follows.followerId} = ${users.id} and ${follows.followeeId} = ${users.id})`,
  )
  if (!without[0]) return []
  return [
    {
      what: 'people without a row towards themselves',
      count: without.length,
      example: `@${without[0].handle}`,
      mend: () =>
        eachBatch(without, async (tx, some) => {
          const rows = await tx
            .insert(follows)
            .values(some.map(selfFollow))
            .onConflictDoNothing({ target: [follows.followerId, follows.followeeId] })
            .returning({ id: follows.id })
          return rows.length
        }),
    },
  ]
}

const selfFollow = ({ id }: Someone) => ({
  id: nextId(),
  followerId: id,
  followeeId: id,
  createdAt: new Date(),
})
