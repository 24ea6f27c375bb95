import { closeSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Connection from 'better-sqlite3'
import { ConfigurationError } from './index.ts'

const kept = 5

/**
 * Copies the file, as it was last committed, to `backups/<file>.before-<label>.bak` beside it, and keeps the
 * newest five such copies. Throws a ConfigurationError when there is no room or no permission.
 */
export async function backUp(file: string, label: string): Promise<void> {
  const directory = join(dirname(file), 'backups')
  const target = join(directory, `${basename(file)}.before-${label}.bak`)
  const unfinished = `${target}.part`
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    rmSync(unfinished, { force: true })
    closeSync(openSync(unfinished, 'wx', 0o600))
    await copy(file, unfinished)
    renameSync(unfinished, target)
    for (const old of copiesOf(file, directory).slice(kept)) rmSync(old)
  } catch (error) {
    throw new ConfigurationError(`cannot back up the database to ${target}: ${(error as Error).message}`, {
      cause: error,
    })
  }
}

async function copy(file: string, target: string): Promise<void> {
  const connection = new Connection(file, { readonly: true, timeout: 5000 })
  try {
    await connection.backup(target)
  } finally {
    connection.close()
  }
}

/** Newest first. */
function copiesOf(file: string, directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => name.startsWith(`${basename(file)}.before-`) && name.endsWith('.bak'))
    .map((name) => join(directory, name))
    .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)
}
