import { type Alteration, asksMore, type Difference, exchange, type Way } from './difference.ts'
import { dropOrder } from './order.ts'
import { breaks, noted, remarks } from './remarks.ts'
import { columnsOf, type Index } from './shape.ts'
import { canAlter, keyOf } from './sqlite-alter.ts'
import { rebuild } from './sqlite-rebuild.ts'
import * as sql from './sqlite-sql.ts'

/**
 * The statements that lead from one schema to another on SQLite, which can rename, and add and drop a plain
 * column; for anything else a table is built anew and its rows are copied. Whoever runs them has switched foreign
 * keys off and looks at them in the end. Going `down` fills what must not be empty and says what is lost.
 */
export function statementsForSqlite(difference: Difference, way: Way): string[] {
  const { created, dropped, altered, renames } = difference
  const down = way === 'down'
  const rebuilt = altered.filter((alteration) => !canAlter(alteration))
  const inPlace = altered.filter((alteration) => !rebuilt.includes(alteration))
  return [
    ...inPlace.flatMap((alteration) => exchange(alteration, 'indexes').goes.map(sql.dropIndex)),
    ...dropOrder(dropped).tables.map((table) =>
      noted(down && remarks.dropsTable(table.name), sql.dropTable(table)),
    ),
    ...Object.entries(renames.tables).map(([to, from]) => sql.renameTable(from, to)),
    ...Object.entries(renames.columns).flatMap(([table, names]) =>
      Object.entries(names).map(([to, from]) => sql.renameColumn(table, from, to)),
    ),
    ...created.map((table) => noted(down && remarks.returnsTable(table.name), sql.createTable(table))),
    ...inPlace.flatMap((alteration) => alterInPlace(alteration, down)),
    ...rebuilt.flatMap((alteration) => rebuild(alteration, down)),
    ...created.flatMap((table) => Object.values(table.indexes).map((index) => sql.createIndex(table, index))),
    ...inPlace.flatMap((alteration) => indexesOf(alteration, exchange(alteration, 'indexes').comes, down)),
    ...rebuilt.flatMap((alteration) => indexesOf(alteration, Object.values(alteration.after.indexes), down)),
  ]
}

function alterInPlace({ before, after, added, dropped }: Alteration, down: boolean): string[] {
  return [
    ...dropped.map((column) =>
      noted(down && remarks.dropsColumn(before.name, column.name), sql.dropColumn(before, column)),
    ),
    ...added.map((column) =>
      noted(
        down && remarks.returnsColumn(after.name, column, column.default),
        sql.addColumn(after, column, keyOf(column, after)),
      ),
    ),
  ]
}

const indexesOf = (alteration: Alteration, indexes: Index[], down: boolean): string[] =>
  indexes.map((index) => {
    const columns = columnsOf(index)
    const asks = down && index.isUnique && asksMore.unique(alteration, columns)
    return noted(asks && breaks.unique(alteration.after, columns), sql.createIndex(alteration.after, index))
  })
