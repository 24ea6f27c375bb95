import * as pg from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'
import { dialect } from './index.ts'

/** A column that holds the key of a row elsewhere, and what should become of its row when that one goes. */
export type Reference = {
  table: pg.PgTable
  column: pg.PgColumn
  to: pg.PgTable
  key: pg.PgColumn
  onDelete: string | undefined
}

/** The references of a table that consist of one column. */
export function referencesOf(table: pg.PgTable): Reference[] {
  return shapeOf(table).foreignKeys.flatMap((foreignKey) => {
    const { columns, foreignTable, foreignColumns } = foreignKey.reference()
    const [column, key] = [columns[0], foreignColumns[0]]
    if (!column || !key || columns.length > 1) return []
    return { table, column, to: foreignTable, key, onDelete: foreignKey.onDelete }
  })
}

/** The columns that tell the rows of a table apart. */
export function primaryKeyOf(table: pg.PgTable): pg.PgColumn[] {
  const { columns, primaryKeys } = shapeOf(table)
  return primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary)
}

const shapeOf = (table: pg.PgTable) =>
  dialect === 'postgres'
    ? pg.getTableConfig(table)
    : // The tables are declared to be those of Postgres; see columns.ts.
      (sqlite.getTableConfig(table as unknown as sqlite.SQLiteTable) as unknown as ReturnType<
        typeof pg.getTableConfig
      >)
