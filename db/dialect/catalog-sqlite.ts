import { existsSync } from 'node:fs'
import Connection from 'better-sqlite3'
import { type Catalog, catalogFrom, type Part } from './catalog.ts'
import { checksOf } from './checks-sqlite.ts'
import { ConfigurationError } from './index.ts'

/** The tables of a file. Throws a ConfigurationError when there is no such file or it is no database. */
export async function catalogOf(file: string): Promise<Catalog> {
  if (!existsSync(file)) throw new ConfigurationError(`there is no database file ${file}`)
  try {
    return read(new Connection(file, { readonly: true, timeout: 5000 }))
  } catch (error) {
    throw new ConfigurationError(`cannot use the database file ${file}: ${(error as Error).message}`, {
      cause: error,
    })
  }
}

/** The tables that statements make where there is nothing. */
export async function catalogMadeBy(_file: string, statements: string[]): Promise<Catalog> {
  const nowhere = new Connection(':memory:')
  for (const statement of statements) nowhere.exec(statement)
  return read(nowhere)
}

/** Reads all there is, and closes. */
function read(connection: Connection.Database): Catalog {
  try {
    const tables = tablesOf(connection)
    const parts = tables.flatMap(({ name, sql }) =>
      [
        ...columnsOf(connection, name),
        ...indexesOf(connection, name),
        ...foreignKeysOf(connection, name),
        ...checksOf(sql).map(([check, what]) => ({ part: `check ${check || what}`, what })),
      ].map((part) => ({ table: name, ...part })),
    )
    return catalogFrom(
      tables.map(({ name }) => name),
      parts,
    )
  } finally {
    connection.close()
  }
}

type Table = { name: string; sql: string }
type Said = Omit<Part, 'table'>

/** Not those that belong to a virtual table, nor what SQLite and drizzle-kit keep for themselves. */
function tablesOf(connection: Connection.Database): Table[] {
  return connection
    .prepare<[], Table>(
      `SELECT l.name, s.sql FROM pragma_table_list l JOIN sqlite_schema s ON s.name = l.name AND s.type = 'table'
       WHERE l.schema = 'main' AND l.type IN ('table', 'virtual')`,
    )
    .all()
    .filter(({ name }) => !/^(sqlite_|__drizzle_)/.test(name))
}

type Column = {
  name: string
  type: string
  notnull: number
  dflt_value: string | null
  pk: number
  hidden: number
}

function columnsOf(connection: Connection.Database, table: string): Said[] {
  const columns = connection.prepare<[string], Column>('SELECT * FROM pragma_table_xinfo(?)').all(table)
  const said = columns.map(({ name, type, notnull, dflt_value, hidden }) => ({
    part: `column ${name}`,
    what: [
      type.toLowerCase(),
      notnull ? 'not null' : 'null',
      ...(dflt_value === null ? [] : [`default ${dflt_value}`]),
      ...(hidden > 1 ? ['generated'] : []),
    ].join(' '),
  }))
  const key = columns.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk)
  if (key.length === 0) return said
  return [...said, { part: 'primary key', what: listed(key.map(({ name }) => name)) }]
}

type Index = { name: string; isUnique: number; isPartial: number; origin: string; sql: string | null }

const indexList = `SELECT l.name, l."unique" AS "isUnique", l.partial AS "isPartial", l.origin, s.sql
  FROM pragma_index_list(?) l JOIN sqlite_schema s ON s.name = l.name AND s.type = 'index'
  WHERE l.origin <> 'pk'`

function indexesOf(connection: Connection.Database, table: string): Said[] {
  const indexes = connection.prepare<[string], Index>(indexList).all(table)
  const columns = connection.prepare<[string], { name: string | null; desc: number }>(
    'SELECT name, "desc" FROM pragma_index_xinfo(?) WHERE key = 1',
  )
  return indexes.map(({ name, isUnique, isPartial, origin, sql }) => {
    const keys = columns.all(name)
    const names = listed(keys.map((key) => `${key.name ?? 'expression'}${key.desc ? ' desc' : ''}`))
    // A constraint has an index without a name of its own.
    if (origin === 'u') return { part: `unique ${names}`, what: names }
    // Only its own words tell of an expression or a condition.
    const isPlain = !isPartial && keys.every((key) => key.name !== null)
    const words = isPlain ? names : sql?.replace(/^[^(]*/, '')
    return { part: `index ${name}`, what: isUnique ? `unique ${words}` : `${words}` }
  })
}

type Reference = {
  id: number
  table: string
  from: string
  to: string | null
  on_delete: string
  on_update: string
}

function foreignKeysOf(connection: Connection.Database, table: string): Said[] {
  const rows = connection
    .prepare<[string], Reference>('SELECT * FROM pragma_foreign_key_list(?) ORDER BY id, seq')
    .all(table)
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((columns) => {
    const [first] = columns
    if (!first) return []
    const to = listed(columns.map((column) => column.to ?? 'primary key'))
    const rules = `on delete ${first.on_delete} on update ${first.on_update}`.toLowerCase()
    return [
      {
        part: `foreign key ${listed(columns.map(({ from }) => from))}`,
        what: `references ${first.table} ${to} ${rules}`,
      },
    ]
  })
}

const listed = (names: string[]) => `(${names.join(', ')})`
