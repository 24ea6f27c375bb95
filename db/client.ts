import { listen, noting, publish } from './bus.ts'
import { BusyError, type Database, type Driver, type Transaction } from './dialect/driver.ts'
import { databaseAddress, dialect } from './dialect/index.ts'
import * as postgres from './dialect/postgres.ts'
import * as sqlite from './dialect/sqlite.ts'

const spelling = dialect === 'postgres' ? postgres : sqlite

// Next loads this module several times in one process (pages, routes, proxy, instrumentation): one database for all.
const driverKey = Symbol.for('pipit.driver')
const damagedKey = Symbol.for('pipit.damaged')
const listensKey = Symbol.for('pipit.listens')
const shared = globalThis as { [driverKey]?: Driver; [damagedKey]?: boolean; [listensKey]?: unknown }

/** The open database; opened at the first question. */
export function driver(): Driver {
  shared[driverKey] ??= openDriver()
  return shared[driverKey]
}

function openDriver(): Driver {
  // However often it is opened, once is enough.
  shared[listensKey] ??= listen('damaged', stopWriting)
  const address = databaseAddress()
  return address.dialect === 'postgres' ? postgres.open(address) : sqlite.open(address.file)
}

function stopWriting() {
  shared[damagedKey] = true
}

/**
 * Looks at an error: if it shows that the database is damaged, nothing is written any more by any process of this place
 * until it is started again, so that it becomes no worse and no backup is replaced by it.
 */
export function noticeDamage(error: unknown): void {
  if (spelling.isDamage(error) && !shared[damagedKey]) publish([{ kind: 'damaged' }])
}

/** Closes the database; the next question opens it again. */
export async function closeDatabase(): Promise<void> {
  const open = shared[driverKey]
  delete shared[driverKey]
  delete shared[damagedKey]
  await open?.close()
}

/** For questions. Changes go through `write`. */
export const db: Database = {
  select: ((...fields: []) => driver().read.select(...fields)) as Database['select'],
  selectDistinct: ((...fields: []) => driver().read.selectDistinct(...fields)) as Database['selectDistinct'],
  with: (...queries) => driver().read.with(...queries),
  $with: ((...names: [string]) => driver().read.$with(...names)) as Database['$with'],
}

/**
 * Runs a change in one transaction and answers what `work` answers, once it is stored. Should two processes
 * have made the same id, or two transactions contradict each other, all of `work` runs again: it must do
 * nothing but read and write the database. What it announces (`bus.ts`) is told when it is stored. Throws BusyError when nothing could be stored just now.
 */
export async function write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const open = driver()
    if (shared[damagedKey]) throw new BusyError('the database is damaged, and nothing is written any more')
    try {
      const { result, happenings } = await open.write((tx) => noting(tx, work))
      publish(happenings)
      return result
    } catch (error) {
      noticeDamage(error)
      const again = spelling.contradicts(error) || spelling.violation(error)?.kind === 'primary key'
      if (again && attempt < 5) continue
      if (spelling.isUnavailable(error))
        throw new BusyError('the database cannot store this now', { cause: error })
      throw error
    }
  }
}

/** Which unique columns a failed write wanted that were taken; undefined when it failed for another reason. */
export function takenColumns(error: unknown): string[] | undefined {
  const violation = spelling.violation(error)
  return violation?.kind === 'unique' ? violation.columns : undefined
}

/** Whether a write failed because a key or a unique value is there already. */
export const hasCollided = (error: unknown): boolean => spelling.violation(error) !== undefined

/**
 * Whether an error means "the database is busy or away": a 503, not a bug. By name, since this module and its
 * classes exist several times in one process.
 */
export const isUnavailable = (error: unknown): boolean =>
  (error instanceof Error && error.name === 'BusyError') || spelling.isUnavailable(error)

/**
 * A question that is built once and asked often, prepared at its first use (earlier there may be no tables).
 * Reopening the database prepares it again. It is planned once, whatever the values; `looks` plans with them every
 * time, for columns in which one value is in most rows and the others are rare.
 */
export function prepared<Q>(
  name: string,
  build: (db: Database) => { prepare(name: string): Q },
  { looks = false } = {},
): () => Q {
  let owner: Driver | undefined
  let query: Q | undefined
  return () => {
    const current = driver()
    if (owner !== current || query === undefined) {
      owner = current
      query = build(looks ? current.read : current.steady).prepare(current.keepsStatements ? name : '')
    }
    return query
  }
}
