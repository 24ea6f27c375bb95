import { inspect, types } from 'node:util'
import { isPlain, type Row } from './rows.ts'

export type Cell = { text: string; isNumber: boolean }

/** The values of a row as texts of one line; a row within it, as of a joined table, with its name before its own. */
export function cellsOf(row: Row): Map<string, Cell> {
  const cells = new Map<string, Cell>()
  for (const [name, value] of Object.entries(row)) {
    if (isPlain(value) && Object.keys(value).length > 0)
      for (const [inner, cell] of cellsOf(value)) cells.set(`${name}.${inner}`, cell)
    else cells.set(name, cellOf(name, value))
  }
  return cells
}

function cellOf(name: string, value: unknown): Cell {
  const moment = momentOf(name, value)
  if (moment) return { text: `${moment.toISOString().slice(0, 19).replace('T', ' ')}Z`, isNumber: false }
  return { text: textOf(value), isNumber: typeof value === 'number' || typeof value === 'bigint' }
}

/** A Date, or what a timeline gives to the browser: a number of milliseconds whose name ends in At. */
function momentOf(name: string, value: unknown): Date | undefined {
  if (types.isDate(value)) return Number.isNaN(value.getTime()) ? undefined : value
  const isMoment = typeof value === 'number' && Math.abs(value) < 8.64e15 && /[a-z]At$/.test(name)
  return isMoment ? new Date(value) : undefined
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return visible(value)
  if (Array.isArray(value) || isPlain(value)) return visible(JSON.stringify(value))
  return visible(inspect(value, { breakLength: Number.POSITIVE_INFINITY }))
}

/** On one line, and nothing in it that a terminal would obey. */
const visible = (text: string): string =>
  text.replaceAll('\n', '↵').replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '�')
