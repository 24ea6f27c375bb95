import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { unwritten } from '../down-file.ts'
import { filesOf, type Hashes, notedHashes } from '../hashes.ts'
import { headsOf, snapshotFile } from '../heads.ts'
import { hashOf, readJournal } from '../journal.ts'
import { inSentence } from './sentence.ts'

const hint = 'npm run db:check -- --accept'

/**
 * What is wrong with the migration files of a folder: one that is missing, not written, edited since it was noted,
 * or of no revision; two heads. A line each.
 */
export function fileProblems(folder: string): string[] {
  const names = filesOf(folder)
  const hashes = notedHashes(folder)
  if (!hashes) return [`${folder}/meta/_hashes.json is missing: ${hint} writes it`]
  return [
    ...branching(folder),
    ...names.flatMap((name) => problemOf(folder, name, hashes) ?? []),
    ...readJournal(folder)
      .map(({ tag }) => snapshotFile(folder, tag))
      .filter((file) => !existsSync(file))
      .map((file) => `${file} is missing: restore it from version control`),
    ...readdirSync(folder)
      .filter((name) => name.endsWith('.sql') && !names.includes(name))
      .map((name) => `${folder}/${name} belongs to no revision of the journal`),
  ]
}

/** Where the journals of the two dialects part ways. */
export function journalProblems(folder: string, other: string): string[] {
  const [tags, others] = [folder, other].map((each) => readJournal(each).map(({ tag }) => tag))
  const at = Math.max(tags?.length ?? 0, others?.length ?? 0)
  const first = Array.from({ length: at }, (_, i) => i).find((i) => tags?.[i] !== others?.[i])
  if (first === undefined) return []
  const [here = 'nothing', there = 'nothing'] = [tags?.[first], others?.[first]]
  return [`the dialects disagree: ${folder} has ${here} where ${other} has ${there}`]
}

function branching(folder: string): string[] {
  const heads = headsOf(folder)
  if (heads.length < 2) return []
  return [`${folder} has ${heads.length} heads, ${inSentence(heads)}: take one back and generate it again`]
}

function problemOf(folder: string, name: string, hashes: Hashes): string | undefined {
  const file = `${folder}/${name}`
  if (!existsSync(file)) return `${file} is missing: restore it from version control`
  const text = readFileSync(file, 'utf8')
  const task = name.endsWith('.down.sql') ? unwritten(text) : undefined
  if (task !== undefined) return `${file} is not written yet: ${task}`
  if (!hashes[name]) return `${file} is not noted yet: ${hint} notes it as it is`
  if (hashes[name] === hashOf(text)) return undefined
  return `${file} was edited after it was noted: restore it, or ${hint} if that was meant`
}
