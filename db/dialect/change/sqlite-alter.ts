import { type Alteration, isRequired } from './difference.ts'
import { type Column, type ForeignKey, mentions, same, type Table } from './shape.ts'
import { emptyProblemOf } from './values.ts'

/**
 * Whether SQLite can make the change to the table as it is. A column that comes must have something to put into
 * the rows; a column that goes must not be part of any rule.
 */
export function canAlter(alteration: Alteration): boolean {
  const { before, after, added, dropped, changed } = alteration
  return (
    changed.every(({ before, after }) => isStoredAlike(before, after)) &&
    added.every((column) => isPlain(column, after)) &&
    dropped.every((column) => isFree(column, before)) &&
    same(before.primaryKey?.columns, after.primaryKey?.columns) &&
    same(before.uniques, after.uniques) &&
    same(before.checks, after.checks) &&
    same(
      keysOf(before),
      keysOf(after).filter(({ columns }) => !isNewKey(columns, added)),
    )
  )
}

/** The foreign key that a new column can be added with. */
export const keyOf = ({ name }: Column, table: Table): ForeignKey | undefined =>
  Object.values(table.foreignKeys).find(({ columns }) => columns.length === 1 && columns[0] === name)

/** JSON and text, moments and numbers are the same to SQLite. */
export const isStoredAlike = (one: Column, other: Column): boolean =>
  one.type === other.type && one.notNull === other.notNull && one.default === other.default

function isPlain(column: Column, after: Table): boolean {
  if (/[(]|^current_/i.test(column.default ?? '')) return false
  if (emptyProblemOf(column, after)) return false
  return !isRequired(column, after) || column.default !== undefined
}

const isFree = ({ name }: Column, { primaryKey, foreignKeys, uniques, checks }: Table): boolean =>
  !primaryKey?.columns.includes(name) &&
  !Object.values(foreignKeys).some(({ columns, toColumns }) => [...columns, ...toColumns].includes(name)) &&
  !Object.values(uniques).some(({ columns }) => columns.includes(name)) &&
  !Object.values(checks).some(({ condition }) => mentions(condition, name))

/** SQLite keeps no names of foreign keys. */
const keysOf = (table: Table) =>
  Object.values(table.foreignKeys)
    .map(({ name: _name, ...key }) => key)
    .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))

const isNewKey = (columns: string[], added: Column[]) =>
  columns.length === 1 && added.some(({ name }) => name === columns[0])
