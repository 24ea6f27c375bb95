import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { BusyError, type Driver, type RawRow, type Transaction, type Violation } from './driver.ts'
import { Nesting, type Running } from './nesting.ts'
import { time } from './timed-postgres.ts'

type Address = { url: string; pooler?: string }

// ms
const limits = { statement_timeout: 5000, lock_timeout: 2000, idle_in_transaction_session_timeout: 10_000 }

/** The same for one transaction: a pooler hands a connection on after each, and lets nobody set it up. */
const withLimits = ['BEGIN', ...Object.entries(limits).map(([name, ms]) => `SET LOCAL ${name} = ${ms}`)].join(
  '; ',
)

/** Opens a pool of connections. A server that restarts makes errors, never an end of this process. */
export function open({ url, pooler }: Address): Driver {
  const pool = new pg.Pool({
    connectionString: pooler ?? url,
    max: Number(process.env.DATABASE_POOL || 10),
    connectionTimeoutMillis: 2000,
    idleTimeoutMillis: 30_000,
    // A server that froze or a network that parted cannot keep its promises; this side does.
    query_timeout: limits.statement_timeout + 500,
    keepAlive: true,
    ...(!pooler && limits),
    application_name: 'pipit',
  })
  // Without a listener an idle connection that breaks would end the process; the pool replaces it by itself.
  pool.on('error', () => undefined)
  pool.on('connect', time)
  const told = { logQuery: (statement: string, values: unknown[]) => driver.log?.(statement, values) }
  const nesting = new Nesting()
  const clients = new WeakMap<Transaction, pg.PoolClient>()

  async function transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const { client, release } = await begin(pool, pooler ? withLimits : 'BEGIN')
    // What a transaction may do is less than what Drizzle's handle can.
    const tx = drizzle(client, { casing: 'snake_case', logger: told }) as unknown as Transaction
    clients.set(tx, client)
    try {
      const result = await nesting.within(tx, work)
      await client.query('COMMIT')
      release()
      return result
    } catch (error) {
      release(await failureOf(client.query('ROLLBACK')))
      throw error
    }
  }

  async function savepoint<T>(work: (tx: Transaction) => Promise<T>, outer: Running): Promise<T> {
    const client = clients.get(outer.tx)
    if (!client) throw new Error('a transaction without its connection')
    const name = `s${outer.depth}`
    await client.query(`SAVEPOINT ${name}`)
    try {
      const result = await nesting.within(outer.tx, work, outer)
      await client.query(`RELEASE SAVEPOINT ${name}`)
      return result
    } catch (error) {
      await client.query(`ROLLBACK TO SAVEPOINT ${name}`)
      throw error
    }
  }

  const read = drizzle(pool, { casing: 'snake_case', logger: told })
  const driver: Driver = {
    read,
    // Postgres looks at the values of a few executions, and then keeps a plan by itself.
    steady: read,
    keepsStatements: !pooler,
    async write(work) {
      const outer = nesting.current()
      if (outer) return nesting.join(outer, () => savepoint(work, outer))
      return transaction(work)
    },
    raw: async (statement, values = []) => (await pool.query<RawRow>(statement, values)).rows,
    plan: async (statement, values = []) =>
      (await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${statement}`, values)).rows.map(
        (row) => row['QUERY PLAN'],
      ),
    connections: () => ({
      open: pool.totalCount,
      idle: pool.idleCount,
      wanted: pool.waitingCount,
    }),
    close: () => pool.end(),
  }
  return driver
}

type Begun = { client: pg.PoolClient; release: (broken?: Error) => void }

/**
 * Begins a transaction on a connection that lives. After the server restarted, the pool may still hold dead
 * ones: they show themselves here, where nothing was asked yet, and each is replaced.
 */
async function begin(pool: pg.Pool, statement: string): Promise<Begun> {
  for (let attempt = 0; ; attempt++) {
    const client = await checkOut(pool)
    let broken: Error | undefined
    const onError = (error: Error) => {
      broken = error
    }
    client.on('error', onError)
    const release = (failure = broken) => {
      client.release(failure)
      // A connection that is given up may still fail; unheard, that would end the process.
      if (!failure) client.off('error', onError)
    }
    const failure = await failureOf(client.query(statement))
    if (!failure) return { client, release }
    release(failure)
    if (attempt >= pool.options.max) throw failure
  }
}

const failureOf = (query: Promise<unknown>): Promise<Error | undefined> =>
  query.then(
    () => undefined,
    (error: Error) => error,
  )

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

/** What stands on the disk of the server is not what was written there. */
export const isDamage = (error: unknown): boolean => /^XX00[12]$/.test(codeOf(error))

/** The server is away, starting, out of room, made us wait too long, or found damage. */
export const isUnavailable = (error: unknown): boolean =>
  /^(08|53|XX00[12]|55P03|57P0|57014|25006|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)/.test(
    codeOf(error),
  ) ||
  (error instanceof Error &&
    /Connection terminated|not queryable|timeout exceeded|Query read timeout/.test(error.message)) ||
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
