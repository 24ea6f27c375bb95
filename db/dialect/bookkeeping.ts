import type { Applied } from './migrator.ts'

/**
 * The statements around those of a migration, as drizzle-kit keeps its books: what the runner executes and what
 * `--sql` prints. A database that was never migrated needs `make` first.
 */
export type Bookkeeping = {
  begin: string[]
  make: string[]
  record(applied: Applied): string
  forget(applied: Applied): string
  end: string[]
}

/** The two that change a line. A hash is hexadecimal and a time a number, so both may stand in the text. */
export const linesOf = (table: string): Pick<Bookkeeping, 'record' | 'forget'> => ({
  record: ({ hash, when }) => `INSERT INTO ${table} (hash, created_at) VALUES ('${hash}', ${when})`,
  forget: ({ when }) => `DELETE FROM ${table} WHERE created_at = ${when}`,
})
