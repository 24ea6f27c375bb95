import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Connection from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { BusyError, type Driver, type RawRow, type Transaction, type Violation } from './driver.ts'
import { ConfigurationError } from './index.ts'
import { Nesting, type Running } from './nesting.ts'
import { steady, unlooked } from './steady.ts'
import { timed } from './timed-sqlite.ts'

const patience = 2000 // ms that a write waits for another process before it gives up

/**
 * Opens the file with two connections: one that only reads, and one writer behind a queue. better-sqlite3 is
 * synchronous, so writing never waits inside SQLite: a lock held by another process is retried from
 * JavaScript, and reading goes on meanwhile. Reading waits for nobody but the one who, after a crash or at the
 * end, has the file to itself for a few milliseconds.
 */
export function open(file: string): Driver {
  const writer = connect(file)
  writer.pragma('busy_timeout = 0')
  const reader = connect(file)
  reader.pragma('query_only = ON')
  const told = { logQuery: (statement: string, values: unknown[]) => driver.log?.(statement, values) }
  const tx = drizzle(timed(writer), { casing: 'snake_case', logger: told }) as unknown as Transaction
  const nesting = new Nesting()
  let queue: Promise<unknown> = Promise.resolve()

  async function transaction<T>(work: (tx: Transaction) => Promise<T>, giveUpAt: number): Promise<T> {
    await persist(() => writer.exec('BEGIN IMMEDIATE'), giveUpAt)
    try {
      const result = await nesting.within(tx, work)
      await persist(() => writer.exec('COMMIT'))
      return result
    } catch (error) {
      if (writer.inTransaction) writer.exec('ROLLBACK')
      throw error
    }
  }

  async function savepoint<T>(work: (tx: Transaction) => Promise<T>, outer: Running): Promise<T> {
    const name = `s${outer.depth}`
    writer.exec(`SAVEPOINT ${name}`)
    try {
      const result = await nesting.within(tx, work, outer)
      writer.exec(`RELEASE ${name}`)
      return result
    } catch (error) {
      if (writer.inTransaction) writer.exec(`ROLLBACK TO ${name}; RELEASE ${name}`)
      throw error
    }
  }

  /** One after the other: there is one writer. */
  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = queue.then(step)
    queue = turn.catch(() => undefined)
    return turn
  }

  const driver: Driver = {
    read: drizzle(timed(reader), { casing: 'snake_case', logger: told }) as unknown as Driver['read'],
    steady: drizzle(steady(timed(reader)), {
      casing: 'snake_case',
      logger: { logQuery: (statement, values) => told.logQuery(unlooked(statement), values) },
    }) as unknown as Driver['read'],
    keepsStatements: true,
    async write(work) {
      const outer = nesting.current()
      if (outer) return nesting.join(outer, () => savepoint(work, outer))
      // Whoever waits behind others waits no longer than they do.
      const giveUpAt = performance.now() + patience
      return inTurn(() => transaction(work, giveUpAt))
    },
    raw: async (statement, values = []) => {
      if (reader.prepare(statement).readonly) return run(reader, statement, values)
      // Never inside a transaction that somebody else has open.
      const change = () => persist(() => run(writer, statement, values))
      return nesting.current() ? change() : inTurn(change)
    },
    plan: async (statement, values = []) =>
      reader
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${statement}`)
        .all(...values)
        .map((row) => row.detail),
    async close() {
      await queue
      reader.close()
      optimize(writer)
      writer.close()
    },
  }
  return driver
}

function run(connection: Connection.Database, statement: string, values: unknown[]): RawRow[] {
  const prepared = connection.prepare<unknown[], RawRow>(statement)
  if (prepared.reader) return prepared.all(...values)
  prepared.run(...values)
  return []
}

/** Lets SQLite renew what it knows of the tables; while another process writes, or in a damaged file, it need not. */
function optimize(connection: Connection.Database): void {
  try {
    connection.pragma('optimize')
  } catch (error) {
    if (!isBusy(error) && !isDamage(error)) throw error
  }
}

/** A connection with the settings every connection needs; SQLite forgets most of them when it closes. */
export function connect(file: string): Connection.Database {
  const connection = openFile(file)
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  connection.pragma('cache_size = -65536')
  connection.pragma('mmap_size = 1073741824')
  connection.pragma('temp_store = MEMORY')
  connection.pragma('journal_size_limit = 67108864')
  return connection
}

function openFile(file: string): Connection.Database {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    return new Connection(file, { timeout: patience })
  } catch (error) {
    throw new ConfigurationError(`cannot open the database file ${file}: ${(error as Error).message}`)
  }
}

/** Tries again, without blocking, while another process holds the lock. */
async function persist<T>(step: () => T, giveUpAt = performance.now() + patience): Promise<T> {
  for (;;) {
    try {
      return step()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (performance.now() > giveUpAt) throw new BusyError('the database is locked by another process')
      await sleep(5 + Math.random() * 20)
    }
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Connection.SqliteError
    ? error.code
    : error instanceof Error && error.cause
      ? codeOf(error.cause)
      : ''

const messageOf = (error: unknown): string =>
  error instanceof Connection.SqliteError
    ? error.message
    : error instanceof Error
      ? messageOf(error.cause)
      : ''

const isBusy = (error: unknown) => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error))

/** The database cannot take a write now, or answer: locked, full, read-only, or damaged. */
export const isUnavailable = (error: unknown): boolean =>
  /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN)/.test(codeOf(error)) || isDamage(error)

/** What stands in the file is not what was written there. */
export const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error))

export function violation(error: unknown): Violation | undefined {
  const code = codeOf(error)
  if (code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_ROWID')
    return { kind: 'primary key' }
  if (code !== 'SQLITE_CONSTRAINT_UNIQUE') return undefined
  // "UNIQUE constraint failed: users.handle, users.email"
  const names = messageOf(error).split(': ')[1]?.split(', ') ?? []
  return {
    kind: 'unique',
    table: names[0]?.split('.')[0] ?? '',
    columns: names.map((name) => name.split('.')[1] ?? name),
  }
}

/** SQLite has one writer, so no two transactions ever contradict each other. */
export const contradicts = (_error: unknown): boolean => false
