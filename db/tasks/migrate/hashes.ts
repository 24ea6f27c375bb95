import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { unwritten } from './down-file.ts'
import { hashOf, readJournal, readJson } from './journal.ts'

/** The SHA-256 of every migration file by its name. */
export type Hashes = Record<string, string>

/** A database knows the up files it took; of the down files, and before there is a database, this list knows. */
const listOf = (folder: string) => `${folder}/meta/_hashes.json`

/** What was noted in a folder; undefined when there is no such list. */
export function notedHashes(folder: string): Hashes | undefined {
  const list = listOf(folder)
  return existsSync(list) ? readJson<Hashes>(list) : undefined
}

/**
 * Notes the hash of each migration file of a folder that has none yet, as `generate` does; with `again` of all of
 * them, as they are now. A down file that somebody still has to write has nothing worth noting.
 */
export function noteHashes(folder: string, { again = false } = {}): void {
  if (!existsSync(`${folder}/meta/_journal.json`)) return
  const noted = (!again && notedHashes(folder)) || {}
  const hashes = filesOf(folder).map((name) => [name, noted[name] ?? worthNoting(`${folder}/${name}`)])
  writeFileSync(listOf(folder), `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`)
}

/** The names of the up and down files that belong to a folder, oldest first. */
export const filesOf = (folder: string): string[] =>
  readJournal(folder).flatMap(({ tag }) => [`${tag}.sql`, `${tag}.down.sql`])

function worthNoting(file: string): string | undefined {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined
  return text === undefined || unwritten(text) !== undefined ? undefined : hashOf(text)
}
