import { sql } from 'drizzle-orm'
import * as pg from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'
import { dialect } from './index.ts'

/*
 * The words tables are written in. Each exists in both dialects and means the same in both; the types are
 * those of Postgres, whose query builder is a promise as ours must be.
 */

type Target = () => pg.AnyPgColumn
type OnDelete = { onDelete: 'cascade' | 'set null' | 'restrict' }

const postgresWords = {
  table: pg.pgTable,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  check: pg.check,
  /** The same table under another name, for joining it to itself. */
  alias: pg.alias,
  /** The indexes, keys and checks of a table. */
  configOf: pg.getTableConfig,
  /** Text of any length; CHECK constraints bound it. */
  text: () => pg.text(),
  /** Text that is compared byte by byte, whatever language the server speaks: what begins alike lies together. */
  exact: pg.customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' }),
  /** One of a few words, typed as such; a CHECK names them too. Drizzle wants a list that could be changed, hence the cast. */
  word: <const W extends readonly [string, ...string[]]>(words: W) =>
    pg.text({ enum: words as unknown as [string, ...string[]] }).$type<W[number]>(),
  /** A time-ordered id (`db/id.ts`): 53 bits, a JavaScript number. */
  id: () => pg.bigint({ mode: 'number' }).primaryKey(),
  /** A 53-bit whole number that is not a key. */
  whole: () => pg.bigint({ mode: 'number' }),
  /** The id of a row elsewhere. */
  reference: (to: Target, rule: OnDelete) => pg.bigint({ mode: 'number' }).references(to, rule),
  /** How many: a whole number that starts at 0. */
  count: () => pg.integer().notNull().default(0),
  /** A moment, to the millisecond, as a Date. */
  moment: () => pg.timestamp({ withTimezone: true, precision: 3, mode: 'date' }),
  /** A claim that holds or not. */
  flag: () => pg.boolean().notNull().default(false),
  /** A JSON value, kept as it was written. */
  json: <T>() => pg.json().$type<T>(),
}

const sqliteWords = {
  table: sqlite.sqliteTable,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  primaryKey: sqlite.primaryKey,
  check: sqlite.check,
  alias: sqlite.alias,
  configOf: sqlite.getTableConfig,
  text: () => sqlite.text(),
  exact: () => sqlite.text(),
  word: (words: [string, ...string[]]) => sqlite.text({ enum: words }),
  id: () => sqlite.integer().primaryKey(),
  whole: () => sqlite.integer(),
  reference: (to: () => sqlite.AnySQLiteColumn, rule: OnDelete) => sqlite.integer().references(to, rule),
  count: () => sqlite.integer().notNull().default(0),
  moment: () => sqlite.integer({ mode: 'timestamp_ms' }),
  flag: () => sqlite.integer({ mode: 'boolean' }).notNull().default(false),
  json: <T>() => sqlite.text({ mode: 'json' }).$type<T>(),
}

// The one place where the two vocabularies are declared to be one.
const words = dialect === 'postgres' ? postgresWords : (sqliteWords as unknown as typeof postgresWords)

export const { table, index, uniqueIndex, primaryKey, check, alias, configOf } = words
export const { text, exact, word, id, whole, reference, count, moment, flag, json } = words

/** Locks the rows a transaction is about to change. SQLite has one writer, so there it changes nothing. */
export const forUpdate = <Query extends { for(strength: 'update'): unknown }>(query: Query): Query =>
  dialect === 'postgres' ? (query.for('update') as Query) : query

/** Likewise, but leaves out the rows that somebody else has locked. */
export const forUpdateIfFree = <
  Query extends { for(strength: 'update', config: { skipLocked: true }): unknown },
>(
  query: Query,
): Query => (dialect === 'postgres' ? (query.for('update', { skipLocked: true }) as Query) : query)

/** The moment a statement runs, as a column of `moment` holds it. */
export const clock = dialect === 'postgres' ? sql`now()` : sql`cast(unixepoch('subsec') * 1000 as integer)`
