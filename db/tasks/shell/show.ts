import { inspect } from 'node:util'
import { describeTable, isTable } from './describe.ts'
import { fragmentInSql, isFragment } from './fragment.ts'
import { isRow, isRows, type Row, record, table } from './rows.ts'

type Look = { width: number; colors: boolean }

/**
 * What the prompt says of an answer: rows as a table, one row as a list, a table as its columns, parts of a query as
 * SQL, all else as JavaScript.
 */
export function show(value: unknown, { width, colors }: Look): string {
  if (isTable(value)) return describeTable(value, width)
  if (isFragment(value)) return fragmentInSql(value)
  if (Array.isArray(value) && value.length === 0) return 'no rows'
  if (isRows(value)) return `${table(value, width)}\n${counted(value.length)}`
  if (isPage(value)) return page(value, width)
  if (isRow(value)) return record(value, width)
  return inspect(value, { colors })
}

type Page = { rows: Row[]; next: number | undefined }

const isPage = (value: unknown): value is Page =>
  isRow(value) &&
  'next' in value &&
  Array.isArray(value.rows) &&
  (value.rows.length === 0 || isRows(value.rows))

function page({ rows, next }: Page, width: number): string {
  const below = next === undefined ? '' : `; the next with { before: ${next} }`
  return `${show(rows, { width, colors: false })}${below}`
}

const counted = (rows: number) => (rows === 1 ? '1 row' : `${rows} rows`)
