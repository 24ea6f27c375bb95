import { closeSync, openSync, readSync } from 'node:fs'
import Connection from 'better-sqlite3'
import { migratorOn } from './migrate-sqlite.ts'
import type { Applied } from './migrator.ts'
import { toDisk } from './to-disk.ts'

const pagesAtATime = 256

/**
 * Copies a database file as it is at one moment, while others go on writing, to a new file that stands alone: it
 * needs no -wal beside it. `passed` hears which share of it is done more, in all 1.
 */
export async function snapshot(
  file: string,
  target: string,
  passed: (more: number) => void = () => undefined,
): Promise<void> {
  closeSync(openSync(target, 'wx', 0o600))
  const source = new Connection(file, { fileMustExist: true, timeout: 5000 })
  let done = 0
  try {
    source.pragma('query_only = ON')
    // Otherwise every write of another process would begin the copy anew.
    source.exec('BEGIN')
    source.prepare('SELECT count(*) FROM sqlite_schema').get()
    await source.backup(target, {
      progress({ totalPages, remainingPages }) {
        const share = totalPages > 0 ? 1 - remainingPages / totalPages : 0
        passed(share - done)
        done = share
        return pagesAtATime
      },
    })
    passed(1 - done)
  } finally {
    source.close()
  }
  standAlone(target)
  toDisk(target)
}

function standAlone(file: string): void {
  const connection = new Connection(file)
  try {
    connection.pragma('journal_mode = DELETE')
  } finally {
    connection.close()
  }
}

/** What a file holds: its migrations, the rows of every table, and what is wrong with it, if anything. */
export type Examined = { applied: Applied[]; rows: Map<string, number>; fault: string | undefined }

/** Reads the whole of a file that nobody writes. */
export async function examine(file: string): Promise<Examined> {
  const connection = new Connection(file, { readonly: true, fileMustExist: true })
  try {
    const [damage] = connection.pragma('integrity_check(1)') as { integrity_check: string }[]
    if (damage?.integrity_check !== 'ok')
      return { applied: [], rows: new Map(), fault: damage?.integrity_check ?? 'it cannot be read' }
    const { applied, rowCounts, orphan } = migratorOn(file, connection)
    const lost = await orphan()
    const fault = lost && `rows point to nothing (${lost})`
    return { applied: await applied(), rows: await rowCounts(), fault }
  } finally {
    connection.close()
  }
}

/** Whether a file is a SQLite database, by its first bytes. */
export function isSqlite(file: string): boolean {
  const begins = Buffer.alloc(16)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, begins)
  } finally {
    closeSync(handle)
  }
  return begins.toString('latin1') === 'SQLite format 3\0'
}
