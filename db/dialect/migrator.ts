/** A line of the table `__drizzle_migrations`, which drizzle-kit keeps too: `when` is its `created_at`. */
export type Applied = { hash: string; when: number }

/** What a dialect must be able to do while the schema changes: one connection, one transaction. */
export interface Migrator {
  /** Whether DELETE takes the rows that point to the deleted ones along, even now. */
  readonly cascades: boolean
  /** What the database says was applied. */
  applied(): Promise<Applied[]>
  /** Waits up to a minute for other processes that migrate, then begins the transaction. */
  begin(): Promise<void>
  /** Keeps a copy of the data as they are, where the database is a file. */
  backUp(label: string): Promise<void>
  execute(statement: string): Promise<void>
  record(applied: Applied): Promise<void>
  forget(applied: Applied): Promise<void>
  /** How many rows every table has. */
  rowCounts(): Promise<Map<string, number>>
  /** A row that points to no row, told as "table → table"; undefined when all is well. */
  orphan(): Promise<string | undefined>
  commit(): Promise<void>
  /** Ends the connection; what was not committed never happened. */
  close(): Promise<void>
}

export const lockPatience = 60_000 // ms
