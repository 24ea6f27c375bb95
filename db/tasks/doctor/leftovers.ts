import { and, count, getTableName, sql } from 'drizzle-orm'
import { db } from '../../client.ts'
import { primaryKeyOf } from '../../dialect/references.ts'
import { expiredBy } from '../../mutations/expired.ts'
import { untilNone } from './batches.ts'
import type { Check, Finding } from './finding.ts'

const hour = 3_600_000

/** What ran out and was not deleted, although a place that runs does so every hour. */
export const leftovers: Check = async (now) => {
  const findings: Finding[] = []
  for (const { table, where } of expiredBy(now - 2 * hour)) {
    const key = primaryKeyOf(table)
    const name = getTableName(table)
    const these = sql.join(key, sql`, `)
    const [row] = await db.select({ count: count() }).from(table).where(where)
    if (!row || row.count === 0) continue
    const columns = Object.fromEntries(key.map((one) => [one.name, one]))
    const [first] = await db.select(columns).from(table).where(where).limit(1)
    findings.push({
      what: `${name.replace('_', ' ')} that ran out`,
      count: row.count,
      example: Object.values(first ?? {}).join(' '),
      mend: () =>
        untilNone(async (tx, size) => {
          const next = tx.select(columns).from(table).where(where).limit(size)
          const gone = await tx
            .delete(table)
            .where(and(where, sql`(${these}) in ${next}`))
            .returning({ gone: sql<number>`1` })
          return gone.length
        }),
    })
  }
  return findings
}
