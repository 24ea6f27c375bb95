import { deletesFrom, nameAfter } from './statements.ts'

type RowCounts = Map<string, number>

/**
 * Rows that went away although the statements never say DELETE: a rebuild that forgot some. A table that is gone
 * altogether was dropped by name. `cascades`: DELETE takes the rows that point to the deleted ones along.
 */
export function lossOf(
  before: RowCounts,
  after: RowCounts,
  statements: string[],
  cascades: boolean,
): string | undefined {
  const mayShrink = deletesFrom(statements)
  if (cascades && mayShrink.length > 0) return undefined
  for (const [table, rows] of before) {
    const left = after.get(nameAfter(table, statements)) ?? rows
    if (left < rows && !mayShrink.includes(table))
      return `${table} would lose ${rows - left} of its ${rows} rows`
  }
  return undefined
}
