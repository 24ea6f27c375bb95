import type { NodePgDatabase } from 'drizzle-orm/node-postgres'

/** Drizzle as both dialects know it: selects only. */
export type Database = Pick<NodePgDatabase, 'select' | 'selectDistinct' | 'with' | '$with'>

/** Drizzle inside a transaction. */
export type Transaction = Database & Pick<NodePgDatabase, 'insert' | 'update' | 'delete'>

/** A row as the database gives it to raw SQL. */
export type RawRow = Record<string, unknown>

/** What a dialect must be able to do; `sqlite.ts` and `postgres.ts` are the two that can. */
export interface Driver {
  /** For questions. On SQLite this connection cannot write. */
  readonly read: Database
  /** For questions that are prepared once: planned without their values, and not again when these change. */
  readonly steady: Database
  /** A statement that is prepared under a name is there at its next use: not where a pooler changes connections. */
  readonly keepsStatements: boolean
  /**
   * Runs `work` in one transaction: all of it is stored, or nothing. Nested calls become savepoints. Throws
   * a BusyError when the database stays locked by others for two seconds.
   */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** One statement of our own SQL, for tasks, health and tests; values only as parameters. */
  raw(statement: string, values?: unknown[]): Promise<RawRow[]>
  /** How the database means to answer a statement, line by line: what a test reads to find full scans. */
  plan(statement: string, values?: unknown[]): Promise<string[]>
  /** How many connections to the server are open, how many of them idle, and how many wait for one; there is none on SQLite. */
  connections?(): { open: number; idle: number; wanted: number }
  close(): Promise<void>
  /** Told every statement of the query builder just before it runs; unset unless a test or the shell listens. */
  log?: ((statement: string, values: unknown[]) => void) | undefined
}

/** The database is busy or away; nothing was stored, and trying again soon makes sense. */
export class BusyError extends Error {
  override name = 'BusyError'
}

/** A unique index refused a row; `columns` names what was taken, as `table.column`. */
export type Violation = { kind: 'unique'; table: string; columns: string[] } | { kind: 'primary key' }
