import { join } from 'node:path'
import { companionsOf } from '../../dialect/aside-sqlite.ts'
import type { DatabaseAddress } from '../../dialect/index.ts'
import { isSqlite, snapshot } from '../../dialect/snapshot-sqlite.ts'
import { type Copied, copyFile, dataFiles, makeRoom, measure } from './files.ts'
import type { StoredFile } from './manifest.ts'

/** Where in a backup the files of the data directory lie. */
export const dataFolder = 'data'

/** What belongs to the data directory besides the database itself and the backups. */
export const keptFiles = (address: DatabaseAddress, directory: string): Promise<string[]> =>
  dataFiles(directory, [
    join(directory, 'backups'),
    ...(address.dialect === 'sqlite' ? [address.file, ...companionsOf(address.file)] : []),
  ])

/** Copies the files of the data directory into a backup. One that is deleted meanwhile is not missed. */
export async function copyData(
  address: DatabaseAddress,
  directory: string,
  backup: string,
): Promise<StoredFile[]> {
  const stored: StoredFile[] = []
  for (const name of await keptFiles(address, directory)) {
    const path = `${dataFolder}/${name}`
    const copied = await copy(join(directory, name), join(backup, path))
    if (copied) stored.push({ path, ...copied })
  }
  return stored
}

/** Another database that lies there may be in use as well. */
async function copy(from: string, to: string): Promise<Copied | undefined> {
  if (!isSqlite(from)) return copyFile(from, to)
  await makeRoom(to)
  await snapshot(from, to)
  return measure(to)
}
