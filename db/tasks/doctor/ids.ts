import {
  and,
  count,
  eq,
  getTableColumns,
  getTableName,
  gt,
  isNotNull,
  lt,
  lte,
  min,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { db } from '../../client.ts'
import type { Transaction } from '../../dialect/driver.ts'
import { referencesOf } from '../../dialect/references.ts'
import { idAt, momentOf } from '../../id.ts'
import { conversationMutes } from '../../schema/conversation-mutes.ts'
import * as schema from '../../schema/index.ts'
import { posts } from '../../schema/posts.ts'
import { untilNone } from './batches.ts'
import type { Check, Finding } from './finding.ts'

/** The tables whose rows have a time-ordered id. */
const tables = Object.values(schema).filter((table) => 'id' in table)
type Numbered = (typeof tables)[number]

const least = 10 ** 15 // from here to 2 ** 53 an id has 16 digits; it means a moment since December 2000
const tolerance = 5 * 60_000 // ms that the clock of another server may be ahead

/** Ids that are none, or of moments that have not come: those stay on top of every list. */
export const strangeIds: Check = async (now) => {
  const findings: Finding[] = []
  for (const table of tables) {
    const isNone = or(lt(table.id, least), gt(table.id, Number.MAX_SAFE_INTEGER))
    const isAhead = and(gt(table.id, idAt(now + tolerance)), lte(table.id, Number.MAX_SAFE_INTEGER))
    findings.push(...(await found(table, `ids of ${getTableName(table)} out of range`, isNone, now)))
    findings.push(...(await found(table, `ids of ${getTableName(table)} in the future`, isAhead, now)))
  }
  return findings
}

async function found(table: Numbered, what: string, are: SQL | undefined, now: number): Promise<Finding[]> {
  const [row] = await db
    .select({ count: count(), example: sql<string>`cast(${min(table.id)} as text)` })
    .from(table)
    .where(are)
  if (!row || row.count === 0) return []
  const finding = { what, count: row.count, example: row.example }
  const isNamedElsewhere = Object.values(schema)
    .flatMap(referencesOf)
    .some(({ to }) => to === table)
  return isNamedElsewhere && !isPosts(table)
    ? [{ ...finding, advice: 'other rows name them, so they stay; a new account is the way out' }]
    : [{ ...finding, mend: () => renumber(table, are, now) }]
}

/** Gives each row the id of its date, or of today when the date has not come either. */
function renumber(table: Numbered, are: SQL | undefined, now: number): Promise<number> {
  return untilNone(async (tx, size) => {
    // As text, because the largest are more than a JavaScript number can tell apart.
    const rows = await tx
      .select({ id: sql<string>`cast(${table.id} as text)`, createdAt: getTableColumns(table).createdAt })
      .from(table)
      .where(are)
      .limit(size)
    for (const row of rows) {
      const moment = row.createdAt.getTime()
      const isUsable = moment > momentOf(least).getTime() && moment <= now
      const id = idAt(isUsable ? moment : now) + Math.floor(Math.random() * 1024)
      if (isPosts(table)) await movePost(tx, row.id, id)
      else
        await tx
          .update(table)
          .set({ id, createdAt: momentOf(id) })
          .where(eq(table.id, exactly(row.id)))
    }
    return rows.length
  })
}

const isPosts = (table: Numbered): boolean => table === posts

/**
 * Stores a post anew under another id, lets all that name it name that one, and lets the old one go. Nothing names a
 * repost, and there cannot be two of it: it moves.
 */
async function movePost(tx: Transaction, from: string, id: number): Promise<void> {
  const moved = await tx
    .update(posts)
    .set({ id, createdAt: momentOf(id) })
    .where(and(eq(posts.id, exactly(from)), isNotNull(posts.repostOfId)))
    .returning({ id: posts.id })
  if (moved.length > 0) return
  const copied = Object.entries(getTableColumns(posts)).map(([key, column]) => {
    if (key === 'id') return sql`${sql.param(id, column)}`
    return key === 'createdAt' ? sql`${sql.param(momentOf(id), column)}` : sql`${column}`
  })
  await tx
    .insert(posts)
    .select(sql`select ${sql.join(copied, sql`, `)} from ${posts} where ${eq(posts.id, exactly(from))}`)
  for (const { table, column } of Object.values(schema)
    .flatMap(referencesOf)
    .filter(({ to }) => to === posts))
    await tx
      .update(table)
      .set({ [column.name]: id })
      .where(eq(column, exactly(from)))
  for (const key of ['rootId', 'quoteOfId'] as const)
    await tx
      .update(posts)
      .set({ [key]: id })
      .where(eq(posts[key], exactly(from)))
  await tx
    .update(conversationMutes)
    .set({ rootId: id })
    .where(eq(conversationMutes.rootId, exactly(from)))
  await tx.delete(posts).where(eq(posts.id, exactly(from)))
}

const exactly = (id: string) => sql`cast(${id} as bigint)`
