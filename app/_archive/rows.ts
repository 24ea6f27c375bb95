import { csvLine } from './csv.ts'

/** All rows of a list that is asked for by cursor. */
export async function* walk<Row>(ask: (after: number) => Promise<Row[]>, cursorOf: (row: Row) => number) {
  for (let after = 0; ; ) {
    const rows = await ask(after)
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = cursorOf(last)
  }
}

/** Each of them as it is shown. */
export async function* mapped<Row, Shown>(rows: AsyncIterable<Row>, show: (row: Row) => Shown) {
  for await (const row of rows) yield show(row)
}

/** The lines of a CSV file, the names of its columns first if it has any. */
export async function* lines<Row>(
  head: string[],
  rows: AsyncIterable<Row>,
  line: (row: Row) => (string | boolean)[],
) {
  yield head.length > 0 ? csvLine(head) : ''
  for await (const row of rows) yield csvLine(line(row))
}
