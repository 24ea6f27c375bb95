import { and, asc, count, getTableName, gt, inArray, type SQL, sql } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import { db } from '../../client.ts'
import { primaryKeyOf, type Reference, referencesOf } from '../../dialect/references.ts'
import * as schema from '../../schema/index.ts'
import { untilNone } from './batches.ts'
import type { Finding } from './finding.ts'

const atATime = 1000

/** Rows that point to a row that is not there. They follow the one that went, as their table says. */
export async function orphans(): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const reference of Object.values(schema).flatMap(referencesOf)) {
    const keys = await missingKeys(reference)
    const finding = await findingOf(reference, keys)
    // A row may have gone together with the one it points to, between two looks.
    if (finding.count > 0) findings.push(finding)
  }
  return findings
}

/** What the column names that is no key of the other table; a thousand different ones are looked at at a time. */
async function missingKeys({ table, column, to, key }: Reference): Promise<number[]> {
  const missing: number[] = []
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const named = await db
      .selectDistinct({ key: column })
      .from(table)
      .where(gt(column, after))
      .orderBy(asc(column))
      .limit(atATime)
    const keys = named.map((row) => Number(row.key))
    const last = keys.at(-1)
    if (last === undefined) return missing
    const there = await db.select({ key }).from(to).where(inArray(key, keys))
    const known = new Set(there.map((row) => Number(row.key)))
    missing.push(...keys.filter((one) => !known.has(one)))
    after = last
  }
}

async function findingOf({ table, column, onDelete }: Reference, keys: number[]): Promise<Finding> {
  const [name, pointer] = [getTableName(table), toSnakeCase(column.name)]
  let rows = 0
  for (const some of chunks(keys)) {
    const [counted] = await db.select({ rows: count() }).from(table).where(inArray(column, some))
    rows += counted?.rows ?? 0
  }
  const finding = { what: `${name} that point to nobody`, count: rows, example: `${pointer} ${keys[0]}` }
  if (onDelete !== 'cascade' && onDelete !== 'set null')
    return { ...finding, advice: 'their table forbids it, and does not say what should become of them' }
  return { ...finding, mend: () => letGo({ table, column, onDelete }, keys) }
}

/** Deletes the rows, or forgets whom they point to. */
async function letGo(
  { table, column, onDelete }: Pick<Reference, 'table' | 'column' | 'onDelete'>,
  keys: number[],
): Promise<number> {
  const key = primaryKeyOf(table)
  const these = sql`(${sql.join(key, sql`, `)})`
  let changed = 0
  for (const some of chunks(keys))
    changed += await untilNone(async (tx, size) => {
      const next = tx
        .select(Object.fromEntries(key.map((one) => [one.name, one])))
        .from(table)
        .where(inArray(column, some))
        .limit(size)
      const isNext = and(inArray(column, some), sql`${these} in ${next}`) as SQL
      const back = { gone: sql<number>`1` }
      const rows =
        onDelete === 'cascade'
          ? await tx.delete(table).where(isNext).returning(back)
          : await tx
              .update(table)
              .set({ [column.name]: null })
              .where(isNext)
              .returning(back)
      return rows.length
    })
  return changed
}

const chunks = (keys: number[]): number[][] =>
  Array.from({ length: Math.ceil(keys.length / atATime) }, (_, i) =>
    keys.slice(i * atATime, (i + 1) * atATime),
  )
