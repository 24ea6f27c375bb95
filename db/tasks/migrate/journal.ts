import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { ConfigurationError, type DatabaseAddress } from '../../dialect/index.ts'

/** One step of the schema: its name, when it was generated, the digest of its file, its statements. */
export type Migration = { tag: string; when: number; hash: string; statements: string[] }

type Journal = { entries: { tag: string; when: number }[] }

/** Where drizzle-kit writes the migrations of a dialect; like it, Pipit runs from the root of the project. */
export const migrationsFolder = (dialect: DatabaseAddress['dialect']): string =>
  resolve(/* turbopackIgnore: true */ process.cwd(), 'drizzle', dialect)

/** Every migration of a folder, oldest first. Throws a ConfigurationError when a file is missing, or as `readJournal`. */
export function readMigrations(folder: string): Migration[] {
  return readJournal(folder).map(({ tag, when }) => {
    const text = read(`${folder}/${tag}.sql`)
    return { tag, when, hash: hashOf(text), statements: text.split('--> statement-breakpoint') }
  })
}

/**
 * What drizzle-kit says there is. Throws a ConfigurationError when it cannot be read or the times do not rise: a
 * migration older than the one before it would never be applied where that one was.
 */
export function readJournal(folder: string): Journal['entries'] {
  const journal = `${folder}/meta/_journal.json`
  const { entries } = readJson<Journal>(journal)
  entries.forEach(({ tag, when }, at) => {
    const before = entries[at - 1]
    if (before && when <= before.when)
      throw new ConfigurationError(
        `migration ${tag} is not later than ${before.tag} in ${journal}: generate it again`,
      )
  })
  return entries
}

/** Reads one of the files in `meta`. Throws a ConfigurationError when it is missing or no JSON, as after a merge. */
export function readJson<T>(file: string): T {
  const text = read(file)
  try {
    return JSON.parse(text) as T
  } catch {
    throw new ConfigurationError(`${file} is no JSON: restore it from version control`)
  }
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new ConfigurationError(`cannot read ${file}: run from the directory that holds drizzle/`)
  }
}
