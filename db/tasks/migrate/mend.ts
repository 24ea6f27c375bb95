import type { Alteration, Difference } from '../../dialect/change/difference.ts'
import { type ForeignKey, type Shape, same } from '../../dialect/change/shape.ts'
import type { Generated } from './generated.ts'

/** Why the up that drizzle-kit wrote would fail or lose something; undefined when it is well. */
export function faultOf({ dialect, up, forward, after }: Generated): string | undefined {
  if (forward.beyond.length > 0) return undefined
  return dialect === 'sqlite' ? faultOnSqlite(up) : faultOnPostgres(forward, after)
}

/**
 * Rebuilding a table, drizzle-kit copies columns that the old one does not have yet, and forgets a rename of the
 * same table; a foreign key of a new column loses its ON DELETE; a column in a rule cannot be dropped.
 */
function faultOnSqlite(up: string): string | undefined {
  if (/__new_/.test(up)) return 'the copy of a rebuilt table'
  if (/\bADD\b.*\bREFERENCES\b/.test(up)) return 'ON DELETE of a new column'
  return /\bDROP COLUMN\b/.test(up) ? 'dropping a column that a rule needs' : undefined
}

/**
 * drizzle-kit changes a type without saying how values are converted, and forgets what else changes in a column that
 * it renames. It drops tables before foreign keys that are then gone, and makes foreign keys before the unique index
 * they need, primary keys before their columns. The primary key of a renamed table keeps its old name.
 */
function faultOnPostgres({ altered, dropped, renames }: Difference, { tables }: Shape): string | undefined {
  const isRenamed = (table: string, column: string) => renames.columns[table]?.[column] !== undefined
  if (altered.some(({ after, changed }) => changed.some((one) => isRenamed(after.name, one.after.name))))
    return 'what else changes in a renamed column'
  if (altered.some(isRetyped)) return 'how values turn into another type'
  if (dropped.length > 0) return 'the order in which tables and foreign keys go'
  const pointsElsewhere = ({ to, toColumns }: ForeignKey) => !same(tables[to]?.primaryKey?.columns, toColumns)
  if (Object.values(tables).some(({ foreignKeys }) => Object.values(foreignKeys).some(pointsElsewhere)))
    return 'the unique index that a foreign key needs'
  return altered.some(isRekeyed) ? 'the primary key' : undefined
}

const isRetyped = ({ changed }: Alteration) => changed.some(({ before, after }) => before.type !== after.type)

const isRekeyed = ({ old, before, after }: Alteration) =>
  old.name !== after.name || !same(before.primaryKey, after.primaryKey)
