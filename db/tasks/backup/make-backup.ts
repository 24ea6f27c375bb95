import { rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import {
  ConfigurationError,
  type DatabaseAddress,
  databaseAddress,
  dataDirectory,
} from '../../dialect/index.ts'
import { toDisk } from '../../dialect/to-disk.ts'
import { beginIn } from './collection.ts'
import { version, writeDatabase } from './contents.ts'
import { copyData } from './data.ts'
import { pour } from './files.ts'
import { isBackup, type Manifest, sealed } from './manifest.ts'

/** Where the backups lie unless the operator says otherwise. */
export const backupsFolder = (directory = dataDirectory()): string => join(directory, 'backups')

/** A backup that is whole: where, and what it holds. */
export type Made = { path: string; manifest: Manifest }

/**
 * Copies everything that Pipit keeps, the database and the data directory, into a new folder in `collection`,
 * while Pipit runs. Throws a ConfigurationError, and leaves nothing that looks like a backup, when anything fails.
 */
export async function makeBackup(
  collection = backupsFolder(),
  address = databaseAddress(),
  directory = dataDirectory(),
  now = new Date(),
): Promise<Made> {
  if (isBackup(collection))
    throw new ConfigurationError(`${collection} is a backup itself; name a folder for backups`)
  try {
    const { part, whole } = await beginIn(resolve(collection), now)
    try {
      const manifest = await fill(part, address, directory, now)
      await rename(part, whole)
      toDisk(dirname(whole))
      return { path: whole, manifest }
    } catch (error) {
      await rm(part, { recursive: true, force: true })
      throw error
    }
  } catch (error) {
    if (error instanceof ConfigurationError) throw error
    throw new ConfigurationError(`no backup was made: ${(error as Error).message}`, { cause: error })
  }
}

async function fill(part: string, address: DatabaseAddress, directory: string, now: Date) {
  const database = await writeDatabase(address, part)
  // After the database, so that what its rows name is there.
  const data = await copyData(address, directory, part)
  const manifest: Manifest = {
    format: 1,
    version: version(),
    dialect: address.dialect,
    createdAt: now.toISOString(),
    ...database,
    files: [...database.files, ...data],
  }
  const { name, text } = sealed(manifest)
  await pour([text], join(part, name))
  for (const folder of foldersOf(manifest)) toDisk(join(part, folder))
  return manifest
}

const foldersOf = ({ files }: Manifest): string[] => [
  ...new Set(
    files.flatMap(({ path }) => path.split('/').map((_, depth, parts) => parts.slice(0, depth).join('/'))),
  ),
]
