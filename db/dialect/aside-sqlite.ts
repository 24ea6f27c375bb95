import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Connection from 'better-sqlite3'
import { ConfigurationError } from './index.ts'
import { migratorOn } from './migrate-sqlite.ts'
import { toDisk } from './to-disk.ts'

/** A database file that is made beside its place, in `part`, and put there when it is whole. */
export type Aside = {
  part: string
  /** How many rows every table has of the file that will be replaced. */
  before: Map<string, number>
  /** Puts the file in its place, safe from a power cut; nothing may have it open. */
  publish(): void
  /** Lets go of the place; what was not published is removed. */
  close(): void
}

/**
 * Keeps the place of a database file until it is filled: whoever opens the file meanwhile finds it locked. Throws
 * a ConfigurationError when somebody uses it, or it is no database.
 */
export async function openAside(file: string): Promise<Aside> {
  const part = `${file}.part`
  const isNew = !existsSync(file)
  const connection = claim(file, isNew)
  let published = false
  try {
    const before = await migratorOn(file, connection).rowCounts()
    for (const old of [part, ...companionsOf(part)]) rmSync(old, { force: true })
    closeSync(openSync(part, 'wx', 0o600))
    return {
      part,
      before,
      publish() {
        toDisk(part)
        renameSync(part, file)
        published = true
        for (const old of companionsOf(file)) rmSync(old, { force: true })
        toDisk(dirname(file))
      },
      close() {
        connection.close()
        if (published) return
        for (const old of [part, ...companionsOf(part)]) rmSync(old, { force: true })
        if (isNew) rmSync(file, { force: true })
      },
    }
  } catch (error) {
    connection.close()
    if (isNew) rmSync(file, { force: true })
    throw cannotUse(file, error)
  }
}

/** What SQLite keeps beside a file; left over from another file of this name it would be read as part of it. */
export const companionsOf = (file: string): string[] =>
  ['-wal', '-shm', '-journal'].map((end) => `${file}${end}`)

function claim(file: string, isNew: boolean): Connection.Database {
  let connection: Connection.Database | undefined
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    if (isNew) closeSync(openSync(file, 'wx', 0o600))
    connection = new Connection(file, { fileMustExist: true, timeout: 0 })
    // Leaving WAL succeeds only when nobody else has the file open.
    connection.pragma('journal_mode = DELETE')
    connection.exec('BEGIN EXCLUSIVE')
    return connection
  } catch (error) {
    connection?.close()
    throw cannotUse(file, error)
  }
}

function cannotUse(file: string, error: unknown): ConfigurationError {
  const busy = error instanceof Connection.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code)
  const reason = busy ? 'it is in use; stop Pipit first' : (error as Error).message
  return new ConfigurationError(`cannot use the database file ${file}: ${reason}`, { cause: error })
}
