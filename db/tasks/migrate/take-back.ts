import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Remembers which revisions a folder holds. What it answers takes away every file that was written there since, and
 * gives the journal back as it was.
 */
export function remembering(folder: string): () => void {
  const journal = join(folder, 'meta/_journal.json')
  const [files, text] = [filesIn(folder), existsSync(journal) ? readFileSync(journal, 'utf8') : undefined]
  return () => {
    for (const file of filesIn(folder)) if (!files.includes(file)) rmSync(join(folder, file))
    if (text !== undefined) writeFileSync(journal, text)
  }
}

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    : []
