/* Loaded before a test file knows its database, so nothing of `db/` may be imported here. */

import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Connection from 'better-sqlite3'
import pg from 'pg'
import { inject } from 'vitest'

/** A database for tests: its address as `DATABASE_URL` is written, and how to be rid of it. */
export type TestDatabase = { url: string; drop(): Promise<void> }

/**
 * Makes a new database of the dialect that the running project tests: `migrated` has the tables and no rows,
 * `blank` has nothing.
 */
export function newDatabase(state: 'migrated' | 'blank'): Promise<TestDatabase> {
  const postgres = inject('postgres')
  if (!postgres) return Promise.resolve(newSqlite(state))
  return newPostgres(postgres.server, state === 'migrated' ? postgres.template : 'template0')
}

function newSqlite(state: 'migrated' | 'blank'): TestDatabase {
  const directory = mkdtempSync(join(tmpdir(), 'pipit-test-'))
  const file = join(directory, 'pipit.db')
  if (state === 'migrated') copyFileSync(inject('sqliteTemplate'), file)
  return {
    url: `file:${file}`,
    drop: async () => rmSync(directory, { recursive: true, force: true }),
  }
}

async function newPostgres(server: string, template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await ask(`${server}/postgres`, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  return {
    url: `${server}/${name}`,
    drop: () => ask(`${server}/postgres`, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

/** Deletes every row of every table of this test file's database, between tests; the migrations stay. */
export async function emptyDatabase(): Promise<void> {
  const url = process.env.DATABASE_URL ?? ''
  if (url.startsWith('file:')) emptySqlite(url.slice('file:'.length))
  else await ask(url, emptyPostgres)
}

function emptySqlite(file: string): void {
  const connection = new Connection(file, { timeout: 2000 })
  connection.pragma('foreign_keys = OFF')
  connection.pragma('synchronous = OFF')
  const tables = connection.pragma('main.table_list') as { name: string; type: string }[]
  const names = tables
    .filter(({ name, type }) => type !== 'shadow' && type !== 'view' && !/^(sqlite|__drizzle)_/.test(name))
    .map(({ name }) => name)
  connection.transaction(() => names.forEach((name) => void connection.exec(`DELETE FROM "${name}"`)))()
  connection.close()
}

// Deleting a handful of rows is quicker than TRUNCATE, which makes new files. As a replica no foreign key objects.
const emptyPostgres = `DO $$
DECLARE name text;
BEGIN
  SET LOCAL session_replication_role = replica;
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('DELETE FROM %I', name);
  END LOOP;
END $$`

async function ask(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
