import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { BusyError, type Driver, type RawRow, type Transaction, type Violation } from './driver.ts'
import { Nesting } from './nesting.ts'

/** Opens a pool of connections. A server that restarts makes errors, never an end of this process. */
export function open(url: string): Driver {
  const pool = new pg.Pool({
    connectionString: url,
    max: Number(process.env.DATABASE_POOL ?? 10),
    connectionTimeoutMillis: 2000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 5000,
    lock_timeout: 2000,
    idle_in_transaction_session_timeout: 10_000,
    application_name: 'pipit',
  })
  // Without a listener an idle connection that breaks would end the process; the pool replaces it by itself.
  pool.on('error', () => undefined)
  const told = { logQuery: (statement: string, values: unknown[]) => driver.log?.(statement, values) }
  const nesting = new Nesting()
  const clients = new WeakMap<Transaction, pg.PoolClient>()

  async function transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await checkOut(pool)
    let broken: Error | undefined
    const onError = (error: Error) => {
      broken = error
    }
    client.on('error', onError)
    const tx = drizzle(client, { casing: 'snake_case', logger: told }) as unknown as Transaction
    clients.set(tx, client)
    try {
      await client.query('BEGIN')
      const result = await nesting.within(tx, work)
      await client.query('COMMIT')
      return result
    } catch (error) {
      await client.query('ROLLBACK').catch((failure: Error) => {
        broken = failure
      })
      throw error
    } finally {
      client.off('error', onError)
      client.release(broken)
    }
  }

  async function savepoint<T>(
    work: (tx: Transaction) => Promise<T>,
    tx: Transaction,
    depth: number,
  ): Promise<T> {
    const client = clients.get(tx)
    if (!client) throw new Error('a transaction without its connection')
    await client.query(`SAVEPOINT s${depth}`)
    try {
      const result = await work(tx)
      await client.query(`RELEASE SAVEPOINT s${depth}`)
      return result
    } catch (error) {
      await client.query(`ROLLBACK TO SAVEPOINT s${depth}`)
      throw error
    }
  }

  const driver: Driver = {
    read: drizzle(pool, { casing: 'snake_case', logger: told }),
    async write(work) {
      const outer = nesting.current()
      if (!outer) return transaction(work)
      outer.depth += 1
      return savepoint(work, outer.tx, outer.depth)
    },
    raw: async (statement, values = []) => (await pool.query<RawRow>(statement, values)).rows,
    plan: async (statement, values = []) =>
      (await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${statement}`, values)).rows.map(
        (row) => row['QUERY PLAN'],
      ),
    close: () => pool.end(),
  }
  return driver
}

async function checkOut(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    throw new BusyError('the database server does not answer', { cause: error })
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  return codeOf(error.cause)
}

function detailOf(error: unknown): { constraint?: string; table?: string; detail?: string } {
  if (error instanceof pg.DatabaseError) return error
  return error instanceof Error && error.cause ? detailOf(error.cause) : {}
}

/** The server is away, starting, out of room, or made us wait too long. */
export const isUnavailable = (error: unknown): boolean =>
  /^(08|53|55P03|57P0|57014|25006|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)/.test(codeOf(error)) ||
  (error instanceof Error && /Connection terminated|timeout exceeded/.test(error.message)) ||
  (error instanceof Error && error.cause !== undefined && isUnavailable(error.cause))

export function violation(error: unknown): Violation | undefined {
  if (codeOf(error) !== '23505') return undefined
  const { constraint, table = '', detail = '' } = detailOf(error)
  if (constraint === `${table}_pkey`) return { kind: 'primary key' }
  // "Key (handle)=(ada) already exists."
  const columns = /^Key \(([^)]*)\)=/.exec(detail)?.[1]?.split(', ') ?? []
  return { kind: 'unique', table, columns }
}

/** Two transactions contradicted each other; the whole of this one is run again. */
export const contradicts = (error: unknown): boolean => /^(40001|40P01)$/.test(codeOf(error))
