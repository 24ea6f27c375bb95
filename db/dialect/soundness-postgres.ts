import pg from 'pg'
import type { Driver } from './driver.ts'
import { databaseAddress } from './index.ts'
import type { Complaint, Integrity } from './soundness.ts'

/** Whether its files are whole, and every row keeps the rules, is the server's own business. */
export const integrity = async (_driver: Driver): Promise<Integrity> => ({ damage: [], broken: [] })

/** Indexes that were never finished and are not used, constraints that need not hold for older rows. */
export async function looseEnds(driver: Driver, _known: string[]): Promise<Complaint[]> {
  const indexes = await driver.raw(
    `SELECT c.relname AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE c.relnamespace = 'public'::regnamespace AND NOT (i.indisvalid AND i.indisready AND i.indislive)
     ORDER BY 1`,
  )
  const constraints = await driver.raw(
    `SELECT conname AS name, conrelid::regclass::text AS table FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace AND NOT convalidated ORDER BY 1`,
  )
  return [
    ...told('invalid indexes', indexes.map(nameOf), (name) =>
      // What a REINDEX that was interrupted leaves behind; the index itself is there.
      /_cc(new|old)\d*$/.test(name)
        ? `DROP INDEX CONCURRENTLY public.${pg.escapeIdentifier(name)}`
        : `REINDEX INDEX CONCURRENTLY public.${pg.escapeIdentifier(name)}`,
    ),
    ...told('constraints that were not validated', constraints.map(nameOf), (name, at) => {
      const table = String(constraints[at]?.table)
      return `ALTER TABLE ${table} VALIDATE CONSTRAINT ${pg.escapeIdentifier(name)}`
    }),
  ]
}

const nameOf = (row: { name?: unknown }) => String(row.name)

function told(what: string, names: string[], cure: (name: string, at: number) => string): Complaint[] {
  const [example] = names
  if (example === undefined) return []
  return [{ what, count: names.length, example, mend: () => cured(names.map(cure)) }]
}

/** Runs statements that keep nobody from reading or writing and may take long. */
async function cured(statements: string[]): Promise<number> {
  const address = databaseAddress()
  const client = new pg.Client({
    connectionString: address.dialect === 'postgres' ? address.url : undefined,
    application_name: 'pipit doctor',
    lock_timeout: 10_000,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
    return statements.length
  } finally {
    await client.end()
  }
}
