import pg from 'pg'
import { type Bookkeeping, linesOf } from './bookkeeping.ts'
import { ConfigurationError } from './index.ts'
import { type Applied, lockPatience, type Migrator } from './migrator.ts'

// Any number will do as long as every Pipit uses the same: "pipit" in ASCII.
const lockKey = 0x70_69_70_69_74

/** What migrating this dialect by hand takes. */
export const bookkeeping: Bookkeeping = {
  begin: ['BEGIN', `SELECT pg_advisory_xact_lock(${lockKey})`],
  // As drizzle-kit would make it.
  make: [
    'CREATE SCHEMA IF NOT EXISTS drizzle',
    'CREATE TABLE IF NOT EXISTS drizzle.__drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint)',
  ],
  ...linesOf('drizzle.__drizzle_migrations'),
  end: ['COMMIT'],
}

/** What the server says was applied, read without taking a lock. */
export async function applied(url: string): Promise<Applied[]> {
  const client = await connect(url)
  try {
    return await readApplied(client)
  } finally {
    await client.end()
  }
}

/** Opens a connection of its own for migrating. */
export const openMigrator = async (url: string): Promise<Migrator> => migratorOn(await connect(url))

/** The same on a connection that is open already. */
export function migratorOn(client: pg.Client): Migrator {
  return {
    cascades: true,
    applied: () => readApplied(client),
    begin: async () => {
      // Should this process be killed, its locks go within seconds, not when its statement is done. Some
      // servers cannot do this; they take longer.
      await client.query(`SET client_connection_check_interval = '2s'`).catch(() => undefined)
      await client.query('BEGIN')
      await client.query(`SET LOCAL lock_timeout = ${lockPatience}`)
      await client.query('SET LOCAL statement_timeout = 0')
      await client.query('SET LOCAL idle_in_transaction_session_timeout = 0')
      await lock(client)
    },
    // Every statement here can be undone until the commit; keeping copies is the server's own business.
    backUp: async () => undefined,
    execute: async (statement) => void (await client.query(statement)),
    record: async (line) => {
      for (const statement of [...bookkeeping.make, bookkeeping.record(line)]) await client.query(statement)
    },
    forget: async (line) => void (await client.query(bookkeeping.forget(line))),
    rowCounts: () => countRows(client),
    // Postgres checks foreign keys itself.
    orphan: async () => undefined,
    commit: async () => void (await client.query('COMMIT')),
    close: () => client.end(),
  }
}

/** A connection of its own for work that takes long. Throws a ConfigurationError, which does not tell the password, when there is none. */
export async function connect(url: string, name = 'pipit migrate'): Promise<pg.Client> {
  try {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 4000,
      application_name: name,
    })
    // A connection that breaks makes the running query fail; without a listener it would end the process.
    client.on('error', () => undefined)
    await client.connect()
    return client
  } catch (error) {
    throw new ConfigurationError(`cannot reach the database server ${hostOf(url)}: ${reasonOf(error)}`, {
      cause: error,
    })
  }
}

async function lock(client: pg.Client): Promise<void> {
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [lockKey])
  } catch (error) {
    if ((error as pg.DatabaseError).code !== '55P03') throw error
    throw new ConfigurationError(
      `another process has been migrating this database for ${lockPatience / 1000} seconds`,
      { cause: error },
    )
  }
}

async function readApplied(client: pg.Client): Promise<Applied[]> {
  const known = await client.query(`SELECT to_regclass('drizzle.__drizzle_migrations') AS name`)
  if (!known.rows[0]?.name) return []
  const { rows } = await client.query<{ hash: string; created_at: string }>(
    'SELECT hash, created_at FROM drizzle.__drizzle_migrations',
  )
  return rows.map((row) => ({ hash: row.hash, when: Number(row.created_at) }))
}

async function countRows(client: pg.Client): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  )
  for (const { name } of rows) {
    const counted = await client.query<{ count: string }>(
      `SELECT count(*) FROM public.${client.escapeIdentifier(name)}`,
    )
    counts.set(name, Number(counted.rows[0]?.count))
  }
  return counts
}

/** Server and database without the password. */
export function hostOf(url: string): string {
  try {
    const { host, pathname } = new URL(url)
    return `${host}${pathname}`
  } catch {
    return 'of DATABASE_URL'
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
