import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ConfigurationError, type DatabaseAddress } from '../../dialect/index.ts'
import { toDisk } from '../../dialect/to-disk.ts'
import { dataFolder, keptFiles } from '../backup/data.ts'
import { copyFile, makeRoom, measure } from '../backup/files.ts'
import type { Manifest, StoredFile } from '../backup/manifest.ts'
import type { Staged } from './restore-backup.ts'

/**
 * Throws a ConfigurationError when the data directory holds anything that a backup would take along. Files that are
 * the same as in the backup may be there: they survived, or an earlier attempt was killed.
 */
export async function refuseOccupied(
  manifest: Manifest,
  address: DatabaseAddress,
  directory: string,
): Promise<void> {
  const stored = new Map(dataOf(manifest).map((file) => [file.path, file.sha256]))
  for (const path of await keptFiles(address, directory)) {
    const found = await measure(join(directory, path))
    if (found && found.sha256 !== stored.get(path))
      throw new ConfigurationError(
        `the data directory ${directory} is not empty (${path}): a backup goes into an empty place only`,
      )
  }
}

/** Copies the files of the data directory into a folder inside it, from where they only need to be moved. */
export async function stageFiles(backup: string, manifest: Manifest, directory: string): Promise<Staged> {
  const part = join(directory, 'restore.part')
  const placed: string[] = []
  const missing = dataOf(manifest).filter(({ path }) => !existsSync(join(directory, path)))
  const staged: Staged = {
    async place() {
      for (const { path } of missing) {
        const target = join(directory, path)
        await makeRoom(target)
        await rename(join(part, path), target)
        placed.push(target)
        toDisk(dirname(target))
      }
    },
    async close(isWhole) {
      if (!isWhole) for (const target of placed) await rm(target, { force: true })
      await rm(part, { recursive: true, force: true })
    },
  }
  try {
    await rm(part, { recursive: true, force: true })
    await mkdir(part, { recursive: true, mode: 0o700 })
    for (const file of missing)
      await copyWhole(join(backup, dataFolder, file.path), join(part, file.path), file)
    return staged
  } catch (error) {
    await staged.close(false)
    throw error
  }
}

/** Throws when the file is not what the manifest says, now. */
export async function copyWhole(from: string, to: string, file: StoredFile): Promise<void> {
  const copied = await copyFile(from, to)
  if (copied?.sha256 !== file.sha256) throw new Error(`${file.path} was altered meanwhile`)
}

/** With paths as in the data directory. */
const dataOf = ({ files }: Manifest): StoredFile[] =>
  files
    .filter(({ path }) => path.startsWith(`${dataFolder}/`))
    .map((file) => ({ ...file, path: file.path.slice(dataFolder.length + 1) }))
