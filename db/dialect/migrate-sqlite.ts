import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Connection from 'better-sqlite3'
import { backUp } from './backup-sqlite.ts'
import { type Bookkeeping, linesOf } from './bookkeeping.ts'
import { ConfigurationError } from './index.ts'
import { type Applied, lockPatience, type Migrator } from './migrator.ts'

/** What migrating this dialect by hand takes; whoever does it looks at what the check of the end answers. */
export const bookkeeping: Bookkeeping = {
  begin: ['PRAGMA foreign_keys = OFF', 'BEGIN IMMEDIATE'],
  // As drizzle-kit would make it.
  make: [
    'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
  ],
  ...linesOf('__drizzle_migrations'),
  end: ['PRAGMA foreign_key_check', 'COMMIT', 'PRAGMA foreign_keys = ON'],
}

/** What the file says was applied, read without taking a lock; nothing when there is no file yet. */
export async function applied(file: string): Promise<Applied[]> {
  if (!existsSync(file)) return []
  return clearly(file, async () => {
    const connection = new Connection(file, { fileMustExist: true, timeout: 0 })
    try {
      connection.pragma('query_only = ON')
      return await persist(() => readApplied(connection))
    } finally {
      connection.close()
    }
  })
}

/** Opens the file for migrating; a missing one is made, readable by this user alone. */
export async function openMigrator(file: string): Promise<Migrator> {
  return migratorOn(file, await clearly(file, async () => create(file)))
}

/** The same on a connection that is open already. */
export function migratorOn(file: string, connection: Connection.Database): Migrator {
  return {
    cascades: false,
    applied: async () => readApplied(connection),
    begin: () =>
      clearly(file, async () => {
        await persist(() => connection.pragma('journal_mode = WAL'))
        connection.pragma('synchronous = FULL')
        // Inside a transaction this would do nothing, and rebuilding a table would delete what points to it.
        connection.pragma('foreign_keys = OFF')
        await persist(() => connection.exec('BEGIN IMMEDIATE'))
      }),
    backUp: async (label) => {
      if (tablesOf(connection).length > 0) await backUp(file, label)
    },
    execute: async (statement) => void connection.exec(statement),
    record: async (line) => {
      for (const statement of bookkeeping.make) connection.exec(statement)
      connection.exec(bookkeeping.record(line))
    },
    forget: async (line) => void connection.exec(bookkeeping.forget(line)),
    rowCounts: async () =>
      new Map(tablesOf(connection).map((table) => [table, countRows(connection, table)] as const)),
    orphan: async () => {
      const [row] = connection.pragma('foreign_key_check') as { table: string; parent: string }[]
      return row && `${row.table} → ${row.parent}`
    },
    commit: async () => void (await persist(() => connection.exec('COMMIT'))),
    close: async () => void connection.close(),
  }
}

function create(file: string): Connection.Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
  return new Connection(file, { timeout: 0 })
}

function readApplied(connection: Connection.Database): Applied[] {
  const known = connection.prepare(`SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'`).get()
  if (!known) return []
  return connection
    .prepare<[], Applied>('SELECT hash, CAST(created_at AS INTEGER) AS "when" FROM __drizzle_migrations')
    .all()
}

function tablesOf(connection: Connection.Database): string[] {
  return connection
    .prepare<[], string>(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'`)
    .pluck()
    .all()
    .filter((name) => !/^(sqlite_|__drizzle_)/.test(name))
}

const countRows = (connection: Connection.Database, table: string): number =>
  connection.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? 0

/** Tries again, without blocking, while another process holds the file. */
async function persist<T>(step: () => T): Promise<T> {
  const giveUpAt = performance.now() + lockPatience
  for (;;) {
    try {
      return step()
    } catch (error) {
      if (!/^SQLITE_(BUSY|LOCKED)/.test(codeOf(error)) || performance.now() > giveUpAt) throw error
      await sleep(20 + Math.random() * 60)
    }
  }
}

async function clearly<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const reason = /^SQLITE_BUSY/.test(codeOf(error))
      ? `another process kept it locked for ${lockPatience / 1000} seconds`
      : (error as Error).message
    throw new ConfigurationError(`cannot use the database file ${file}: ${reason}`, { cause: error })
  }
}

const codeOf = (error: unknown): string => (error instanceof Connection.SqliteError ? error.code : '')
