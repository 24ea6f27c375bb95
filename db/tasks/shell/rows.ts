import { types } from 'node:util'
import { type Cell, cellsOf } from './cells.ts'
import { cut, padded, widthOf } from './width.ts'

export type Row = Record<string, unknown>

/** A plain object that holds values, not functions. */
export const isRow = (value: unknown): value is Row =>
  isPlain(value) &&
  Object.values(value).length > 0 &&
  !Object.values(value).some((v) => typeof v === 'function')

export const isRows = (value: unknown): value is Row[] =>
  Array.isArray(value) && value.length > 0 && value.every(isRow)

/** Also of another realm: what is written at the prompt has its own Object. */
export function isPlain(value: unknown): value is Row {
  if (typeof value !== 'object' || value === null || types.isProxy(value)) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

const gap = '  '
const least = 20 // columns of the terminal that a long text keeps when it makes room for others

/** Rows below their column names, long texts cut to fit; those that are too wide even so, one below the other. */
export function table(rows: Row[], width: number): string {
  const cells = rows.map(cellsOf)
  const names = [...new Set(cells.flatMap((row) => [...row.keys()]))]
  const natural = names.map((name) =>
    Math.max(widthOf(name), ...cells.map((row) => widthOf(row.get(name)?.text ?? ''))),
  )
  const widths = squeezed(natural, width - gap.length * (names.length - 1))
  if (!widths) return cells.map((row, at) => `─ ${at + 1} ─\n${list(row, width)}`).join('\n')
  const line = (cell: (name: string) => Cell) =>
    names
      .map((name, at) => fitted(cell(name), widths[at] ?? 0))
      .join(gap)
      .trimEnd()
  const isNumber = (name: string) => cells.some((row) => row.get(name)?.isNumber)
  return [
    line((name) => ({ text: name, isNumber: isNumber(name) })),
    widths.map((each) => '─'.repeat(each)).join(gap),
    ...cells.map((row) => line((name) => row.get(name) ?? { text: '', isNumber: false })),
  ].join('\n')
}

/** One row, a column a line. */
export const record = (row: Row, width: number): string => list(cellsOf(row), width)

function list(cells: Map<string, Cell>, width: number): string {
  const label = Math.max(...[...cells.keys()].map(widthOf))
  const room = Math.max(least, width - label - gap.length)
  return [...cells]
    .map(([name, { text }]) => `${padded(name, label)}${gap}${cut(text, room)}`.trimEnd())
    .join('\n')
}

/** Widths that fit in the room, taken from the widest; undefined when even their least is too much. */
function squeezed(natural: number[], room: number): number[] | undefined {
  const widths = [...natural]
  for (;;) {
    const excess = widths.reduce((sum, each) => sum + each, 0) - room
    if (excess <= 0) return widths
    const widest = Math.max(...widths)
    if (widest <= least) return undefined
    widths[widths.indexOf(widest)] = Math.max(least, widest - excess)
  }
}

const fitted = ({ text, isNumber }: Cell, width: number): string =>
  isNumber ? text.padStart(width) : padded(cut(text, width), width)
