import type { Row, Table, Target } from '../../dialect/transfer.ts'
import { counted } from './counted.ts'
import { type Sum, sumOf, sumUp } from './lines.ts'

export type Sums = Map<string, Sum>

/**
 * Puts the rows of all tables into an empty database, inside its transaction, and reads back what arrived. `total`
 * is how many rows there should be, for the progress bar. Answers the sum of each table; throws when what arrived
 * is not what was sent.
 */
export async function fill(
  target: Target,
  tables: Table[],
  rowsOf: (table: Table) => AsyncIterable<Row[]>,
  total: number,
): Promise<Sums> {
  const sums = await insertAll(target, tables, rowsOf, total)
  await compare(target, tables, sums)
  return sums
}

const insertAll = (
  target: Target,
  tables: Table[],
  rowsOf: (table: Table) => AsyncIterable<Row[]>,
  total: number,
): Promise<Sums> =>
  counted(total, 'copying', async (passed) => {
    const sums: Sums = new Map()
    for (const table of tables) {
      const { add, sum } = sumUp(table)
      for await (const rows of rowsOf(table)) {
        add(rows)
        await target.insert(table, rows)
        passed(rows.length)
      }
      sums.set(table.name, sum())
    }
    return sums
  })

async function compare(target: Target, tables: Table[], sums: Sums): Promise<void> {
  const total = [...sums.values()].reduce((all, { rows }) => all + rows, 0)
  await counted(total, 'comparing', async (passed) => {
    for (const table of tables) {
      const { sha256 } = await sumOf(target, table, passed)
      if (sha256 !== sums.get(table.name)?.sha256)
        throw new Error(`the rows of ${table.name} did not arrive as they were`)
    }
  })
  const orphan = await target.orphan()
  if (orphan) throw new Error(`rows would point to nothing (${orphan})`)
}
