import type pg from 'pg'
import { type Catalog, catalogFrom, type Part } from './catalog.ts'
import { connect } from './migrate-postgres.ts'

// Made and rolled back: nobody else ever sees it.
const scratch = 'pipit_check'
const inPublic = /(?:"public"|\bpublic)\./g

/** The tables of a server. Throws a ConfigurationError when it cannot be reached. */
export const catalogOf = (url: string): Promise<Catalog> => within(url, (client) => read(client, 'public'))

/** The tables that statements make where there is nothing, told as this very server tells those it has. */
export const catalogMadeBy = (url: string, statements: string[]): Promise<Catalog> =>
  within(url, async (client) => {
    await client.query(`CREATE SCHEMA ${scratch}`)
    await client.query(`SET LOCAL search_path = ${scratch}`)
    for (const statement of statements) await client.query(statement.replaceAll(inPublic, `${scratch}.`))
    return read(client, scratch)
  })

/** In a transaction that leaves nothing behind. */
async function within<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(url)
  try {
    await client.query('BEGIN')
    return await work(client)
  } finally {
    await client.end()
  }
}

async function read(client: pg.Client, schema: string): Promise<Catalog> {
  // Names in this schema are told without it.
  await client.query(`SET LOCAL search_path = ${schema}`)
  const { rows: tables } = await client.query<{ table: string }>(tableNames, [schema])
  const parts: Part[] = []
  for (const question of [columns, constraints, indexes])
    parts.push(...(await client.query<Part>(question, [schema])).rows)
  return catalogFrom(
    tables.map(({ table }) => table),
    parts,
  )
}

const tableNames = `SELECT relname AS "table" FROM pg_class
  WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'p')`

const columns = `
  SELECT c.relname AS "table", 'column ' || a.attname AS part,
    concat_ws(' ', format_type(a.atttypid, a.atttypmod),
      CASE WHEN a.attnotnull THEN 'not null' ELSE 'null' END,
      CASE WHEN a.attgenerated <> '' THEN 'generated' WHEN d.adbin IS NOT NULL THEN 'default' END,
      pg_get_expr(d.adbin, d.adrelid),
      CASE a.attidentity WHEN 'a' THEN 'identity always' WHEN 'd' THEN 'identity by default' END) AS what
  FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE c.relnamespace = $1::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped`

// A primary key has the name it began with, whatever the table is called now.
const constraints = `
  SELECT c.relname AS "table",
    CASE k.contype WHEN 'p' THEN 'primary key' WHEN 'f' THEN 'foreign key ' || k.conname
      WHEN 'u' THEN 'unique ' || k.conname ELSE 'check ' || k.conname END AS part,
    CASE k.contype WHEN 'p' THEN substr(pg_get_constraintdef(k.oid), 13) ELSE pg_get_constraintdef(k.oid) END AS what
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
  WHERE c.relnamespace = $1::regnamespace AND k.contype IN ('p', 'f', 'u', 'c')`

// Those of a constraint are told with it.
const indexes = `
  SELECT t.relname AS "table", 'index ' || i.relname AS part,
    CASE WHEN x.indisunique THEN 'unique ' ELSE '' END ||
      CASE WHEN x.indisvalid THEN '' ELSE 'invalid ' END ||
      regexp_replace(pg_get_indexdef(i.oid), '^.* USING ', '') AS what
  FROM pg_index x
    JOIN pg_class i ON i.oid = x.indexrelid
    JOIN pg_class t ON t.oid = x.indrelid
  WHERE t.relnamespace = $1::regnamespace AND t.relkind IN ('r', 'p')
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.oid AND contype IN ('p', 'u', 'x'))`
