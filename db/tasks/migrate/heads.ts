import { existsSync } from 'node:fs'
import { readJournal, readJson } from './journal.ts'

type Snapshot = { id: string; prevId: string }

/** Where drizzle-kit keeps what the tables look like after a revision. */
export const snapshotFile = (folder: string, tag: string): string =>
  `${folder}/meta/${tag.split('_')[0]}_snapshot.json`

/**
 * The revisions that no other follows: one, unless two were generated from the same state and both were merged.
 * Each snapshot says which one it follows; without snapshots the newest of the journal is the head.
 */
export function headsOf(folder: string): string[] {
  const tags = readJournal(folder).map(({ tag }) => tag)
  const snapshots = new Map(
    tags.flatMap((tag) => {
      const file = snapshotFile(folder, tag)
      return existsSync(file) ? [[tag, readJson<Snapshot>(file)] as const] : []
    }),
  )
  const followed = new Set([...snapshots.values()].map(({ prevId }) => prevId))
  const heads = [...snapshots].flatMap(([tag, { id }]) => (followed.has(id) ? [] : [tag]))
  return heads.length > 0 ? heads : tags.slice(-1)
}
