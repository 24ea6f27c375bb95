import Connection from 'better-sqlite3'
import pg from 'pg'
import type { Catalog } from '#db/dialect/catalog.ts'
import { type DatabaseAddress, databaseAddress } from '#db/dialect/index.ts'
import { catalogOf } from '#db/tasks/migrate/database.ts'

export const addressOf = (url: string): DatabaseAddress =>
  databaseAddress({ ...process.env, DATABASE_URL: url })

/** Asks a database that is not the one of this process; several statements at once are fine without an answer. */
export async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  if (url.startsWith('file:')) return askSqlite(url.slice('file:'.length), statement)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

function askSqlite(file: string, statement: string): Record<string, unknown>[] {
  const connection = new Connection(file)
  try {
    if (/^select/i.test(statement)) return connection.prepare<[], Record<string, unknown>>(statement).all()
    connection.exec(statement)
    return []
  } finally {
    connection.close()
  }
}

/** How many rows each of these tables has. */
export async function counts(url: string, ...tables: string[]): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const table of tables) {
    const [row] = await ask(url, `SELECT count(*) AS rows FROM ${table}`)
    found[table] = Number(row?.rows)
  }
  return found
}

/** What the tables are, part by part. */
export const catalog = (url: string): Promise<Catalog> => catalogOf(addressOf(url))

/** The names of all tables that are ours. */
export async function tables(url: string): Promise<string[]> {
  const rows = await ask(
    url,
    url.startsWith('file:')
      ? `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'`
      : `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  )
  return rows.map(({ name }) => String(name)).sort()
}
