import { type Column, columnsOf, mentions, type Table } from './shape.ts'

export type Kind = 'text' | 'number' | 'moment' | 'json' | 'boolean'

/** What a column holds, by the type it has on Postgres; undefined when we do not know our way with it. */
export function kindOf({ meaning }: Column): Kind | undefined {
  if (/^(text|varchar|char)/.test(meaning)) return 'text'
  if (/^(smallint|integer|bigint)$/.test(meaning)) return 'number'
  if (/^timestamp/.test(meaning)) return 'moment'
  if (/^jsonb?$/.test(meaning)) return 'json'
  return meaning === 'boolean' ? 'boolean' : undefined
}

/** A dialect's emptiest value of each kind, as SQL. */
export type Zeros = Record<Kind, string>

/** What fills a column that may not be empty, or why nobody but a person can tell. */
export type Filling = { value: string; problem?: string }

/** What a column that `after` requires is filled with in rows that have nothing for it. */
export function fillingOf(column: Column, after: Table, zeros: Zeros): Filling {
  const kind = kindOf(column)
  const value = column.default ?? (kind ? zeros[kind] : 'NULL')
  const problem = problemOf(column, after)
  return { value, ...(problem && { problem }) }
}

function problemOf(column: Column, after: Table): string | undefined {
  const { name } = column
  const [key] = Object.values(after.foreignKeys).filter(({ columns }) => columns.includes(name))
  if (key) return `must point to a row of ${key.to}`
  if (isUnique(name, after)) return 'must differ from row to row'
  if (column.default !== undefined) return undefined
  if (!kindOf(column)) return `needs a value of the type ${column.type}`
  const [check] = Object.values(after.checks).filter(({ condition }) => mentions(condition, name))
  return check && `must be as ${check.name} demands`
}

/** Whether one value for every row would break a unique index: not when the primary key is part of it too. */
function isUnique(column: string, { primaryKey, uniques, indexes }: Table): boolean {
  const key = primaryKey?.columns ?? []
  if (key.includes(column)) return true
  return [
    ...Object.values(uniques).map(({ columns }) => columns),
    ...Object.values(indexes)
      .filter((index) => index.isUnique)
      .map(columnsOf),
  ].some(
    (columns) =>
      columns.some((part) => mentions(part, column)) &&
      !(key.length > 0 && key.every((part) => columns.includes(part))),
  )
}

/** Why nothing at all may be too little for a column that may be empty. */
export function emptyProblemOf({ name }: Column, after: Table): string | undefined {
  const [check] = Object.values(after.checks).filter(
    ({ condition }) => mentions(condition, name) && /\b(is|null|coalesce)\b/i.test(condition),
  )
  return check && `must be as ${check.name} demands`
}
