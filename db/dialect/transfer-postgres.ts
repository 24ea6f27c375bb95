import type pg from 'pg'
import { connect, migratorOn } from './migrate-postgres.ts'
import {
  type Column,
  type Kind,
  listed,
  quoted,
  type Row,
  rowsAtATime,
  type Source,
  type Table,
  type Target,
} from './transfer.ts'

/** Opens a database to read it as it is now. Throws a ConfigurationError when there is no server. */
export async function openSource(url: string): Promise<Source> {
  const client = await connect(url, 'pipit reads a copy')
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  await takeTime(client)
  const { applied, rowCounts } = migratorOn(client)
  // The first look fixes the moment.
  await applied()
  return { applied, rowCounts, rows: (table) => rowsOf(client, table), close: () => client.end() }
}

/**
 * Opens a database to fill it in one transaction, and keeps migrations and, in tables that are there, everybody
 * else out. Throws a ConfigurationError when there is no server or others do not let go within a minute.
 */
export async function openTarget(url: string): Promise<Target> {
  const client = await connect(url, 'pipit fills a copy')
  const { begin, applied, rowCounts, execute, record, orphan, commit } = migratorOn(client)
  try {
    await begin()
    await takeTime(client)
    const names = [...(await rowCounts()).keys()]
    if (names.length > 0) await client.query(`LOCK TABLE ${names.map(inPublic).join(', ')}`)
    const before = await rowCounts()
    return {
      before,
      applied,
      rowCounts,
      execute,
      record,
      orphan,
      rows: (table) => rowsOf(client, table),
      clear: async (tables) =>
        void (await client.query(`TRUNCATE ${tables.map(({ name }) => inPublic(name)).join(', ')}`)),
      insert: async (table, rows) => {
        const values = table.columns.map((_, at) => rows.map((row) => row[at]))
        await client.query({ name: `into ${table.name}`, text: insertOf(table), values })
      },
      commit: async () => {
        await client.query('ANALYZE')
        await commit()
      },
      close: () => client.end(),
    }
  } catch (error) {
    await client.end()
    throw error
  }
}

/** A whole table takes longer than any page; and days are days of 24 hours. */
async function takeTime(client: pg.Client): Promise<void> {
  await client.query(`SET LOCAL statement_timeout = 0;
    SET LOCAL idle_in_transaction_session_timeout = 0;
    SET LOCAL TimeZone = 'UTC'`)
}

async function* rowsOf(client: pg.Client, { name, columns, key }: Table): AsyncGenerator<Row[]> {
  const values = columns.map((column) => asText[column.kind](quoted(column.name))).join(', ')
  const order = key.map((part) => inOrder(columns, part)).join(', ')
  await client.query(
    `DECLARE passing NO SCROLL CURSOR FOR SELECT ${values} FROM ${inPublic(name)} AS t ORDER BY ${order}`,
  )
  for (;;) {
    const text = `FETCH ${rowsAtATime} FROM passing`
    const { rows } = await client.query<Row>({ text, rowMode: 'array' })
    if (rows.length === 0) break
    yield rows
  }
  await client.query('CLOSE passing')
}

/** By the column, not by what is selected of it; text byte by byte, as in SQLite. */
function inOrder(columns: Column[], key: string): string {
  const isText = columns.find(({ name }) => name === key)?.kind === 'text'
  return `t.${quoted(key)}${isText ? ' COLLATE "C"' : ''}`
}

const asText: Record<Kind, (value: string) => string> = {
  text: (value) => `${value}::text`,
  json: (value) => `${value}::text`,
  integer: (value) => `${value}::text`,
  moment: (value) => `(extract(epoch FROM ${value}) * 1000)::bigint::text`,
  boolean: (value) => `${value}::int::text`,
}

const fromText: Record<Kind, (value: string) => string> = {
  text: (value) => value,
  json: (value) => `${value}::json`,
  integer: (value) => `${value}::bigint`,
  // In days and the rest of a day: seconds as many as these would be rounded.
  moment: (value) => `timestamptz 'epoch' + ${value}::bigint / 86400000 * interval '1 day'
    + ${value}::bigint % 86400000 * interval '1 millisecond'`,
  boolean: (value) => `${value}::int::boolean`,
}

function insertOf({ name, columns }: Table): string {
  const arrays = columns.map((_, at) => `$${at + 1}::text[]`).join(', ')
  const values = columns.map(({ kind }, at) => fromText[kind](`c${at}`)).join(', ')
  return `INSERT INTO ${inPublic(name)} (${listed(columns.map((column) => column.name))})
    SELECT ${values} FROM unnest(${arrays}) AS row (${columns.map((_, at) => `c${at}`).join(', ')})`
}

const inPublic = (name: string) => `public.${quoted(name)}`
