import { existsSync } from 'node:fs'
import Connection from 'better-sqlite3'
import { openAside } from './aside-sqlite.ts'
import { ConfigurationError } from './index.ts'
import { migratorOn } from './migrate-sqlite.ts'
import { listed, quoted, type Row, rowsAtATime, type Source, type Table, type Target } from './transfer.ts'

/** Opens a file to read it as it is now. Throws a ConfigurationError when there is none, or it is no database. */
export async function openSource(file: string): Promise<Source> {
  if (!existsSync(file)) throw new ConfigurationError(`there is no database at ${file}`)
  const connection = new Connection(file, { fileMustExist: true, timeout: 5000 })
  const { applied, rowCounts } = migratorOn(file, connection)
  try {
    connection.pragma('query_only = ON')
    // The first look fixes the moment.
    connection.exec('BEGIN')
    await applied()
  } catch (error) {
    connection.close()
    throw new ConfigurationError(`cannot read the database file ${file}: ${(error as Error).message}`)
  }
  return {
    applied,
    rowCounts,
    rows: (table) => rowsOf(connection, table),
    close: async () => void connection.close(),
  }
}

/** Opens a place for a new file, which is made aside. Throws a ConfigurationError when somebody uses it. */
export async function openTarget(file: string): Promise<Target> {
  const aside = await openAside(file)
  const connection = new Connection(aside.part)
  // A file that is thrown away unless it is whole needs no journal.
  connection.pragma('journal_mode = OFF')
  connection.pragma('synchronous = OFF')
  connection.pragma('foreign_keys = OFF')
  connection.pragma('cache_size = -65536')
  connection.exec('BEGIN')
  const { applied, rowCounts, execute, record, orphan } = migratorOn(aside.part, connection)
  const inserts = new Map<Table, Connection.Statement<Row>>()
  return {
    before: aside.before,
    applied,
    rowCounts,
    execute,
    record,
    orphan,
    rows: (table) => rowsOf(connection, table),
    clear: async (tables) => {
      for (const { name } of tables) connection.exec(`DELETE FROM ${quoted(name)}`)
    },
    insert: async (table, rows) => {
      const insert = inserts.get(table) ?? connection.prepare<Row>(insertOf(table))
      inserts.set(table, insert)
      for (const row of rows) insert.run(...row)
    },
    commit: async () => {
      connection.exec('COMMIT')
      connection.close()
      aside.publish()
    },
    close: async () => {
      connection.close()
      aside.close()
    },
  }
}

async function* rowsOf(connection: Connection.Database, { name, columns, key }: Table) {
  const values = columns.map((column) => `CAST(${quoted(column.name)} AS TEXT)`).join(', ')
  const select = connection.prepare<[], Row>(`SELECT ${values} FROM ${quoted(name)} ORDER BY ${listed(key)}`)
  let some: Row[] = []
  for (const row of select.raw().iterate()) {
    some.push(row)
    if (some.length < rowsAtATime) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

/** The affinity of a column makes numbers of decimal digits again. */
const insertOf = ({ name, columns }: Table): string =>
  `INSERT INTO ${quoted(name)} (${listed(columns.map((column) => column.name))})
   VALUES (${columns.map(() => '?').join(', ')})`
