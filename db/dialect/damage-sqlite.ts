import { statSync } from 'node:fs'
import Connection from 'better-sqlite3'
import { ConfigurationError } from './index.ts'

/** Files that are larger take too long to be read before every start; `npm run doctor` reads them. */
const most = 2 * 1024 ** 3 // bytes

/**
 * Reads a file of SQLite through, without changing anything (`PRAGMA quick_check`). Throws a ConfigurationError that
 * says how to go on when it is damaged; about a file that is not there yet, or very large, it says nothing.
 */
export function refuseDamaged(file: string): void {
  const { size } = statSync(file, { throwIfNoEntry: false }) ?? { size: 0 }
  if (size === 0 || size > most) return
  const damage = damageOf(file)
  if (damage)
    throw new ConfigurationError(
      `the database file ${file} is damaged and was left as it is (${damage}); move it aside and put a backup in its place: npm run db:restore -- <backup>`,
    )
}

function damageOf(file: string): string | undefined {
  let connection: Connection.Database | undefined
  try {
    // One that only reads writes nothing back when it closes.
    connection = new Connection(file, { readonly: true, fileMustExist: true, timeout: 2000 })
    const [line] = connection.pragma('quick_check(1)') as { quick_check: string }[]
    return line?.quick_check === 'ok' ? undefined : line?.quick_check.replaceAll('\n', ' ').slice(0, 200)
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string }
    return /^SQLITE_(CORRUPT|NOTADB)/.test(code) ? message : undefined
  } finally {
    connection?.close()
  }
}
