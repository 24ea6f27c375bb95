import { createHash } from 'node:crypto'
import type { Row, Source, Table } from '../../dialect/transfer.ts'

/** What is known of the rows of a table: how many, and the SHA-256 of their lines. */
export type Sum = { rows: number; sha256: string }

/** The first line of a table: the names of its columns. */
export const heading = ({ columns }: Table): string => `${JSON.stringify(columns.map(({ name }) => name))}\n`

/** A line of JSON for each row. */
export const linesOf = (rows: Row[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

/** Adds up the lines of a table as they pass. */
export function sumUp(table: Table): { add(rows: Row[]): string; sum(): Sum } {
  const hash = createHash('sha256').update(heading(table))
  let count = 0
  return {
    add(rows) {
      const lines = linesOf(rows)
      hash.update(lines)
      count += rows.length
      return lines
    },
    sum: () => ({ rows: count, sha256: hash.digest('hex') }),
  }
}

/** Reads a whole table to sum it up; `told` hears of every few rows. */
export async function sumOf(source: Source, table: Table, told: (rows: number) => void): Promise<Sum> {
  const { add, sum } = sumUp(table)
  for await (const rows of source.rows(table)) {
    add(rows)
    told(rows.length)
  }
  return sum()
}
