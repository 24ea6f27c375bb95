import {
  ConfigurationError,
  type DatabaseAddress,
  databaseAddress,
  dataDirectory,
} from '../../dialect/index.ts'
import type { Manifest } from '../backup/manifest.ts'
import { verifyBackup } from '../backup/verify-backup.ts'
import { refuseOccupied, stageFiles } from './files.ts'
import { stageFile } from './sqlite.ts'
import { stageTables } from './tables.ts'

/** Something that is ready beside its place; unless all of it `isWhole`, `close` takes away what was put there. */
export type Staged = { place(): Promise<void>; close(isWhole: boolean): Promise<void> }

/**
 * Puts a backup in place: the database at `address`, everything else into `directory`. Throws a
 * ConfigurationError, and changes nothing, when the backup is damaged, of the other dialect, or from a newer
 * Pipit, and when something is there already.
 */
export async function restoreBackup(
  backup: string,
  address = databaseAddress(),
  directory = dataDirectory(),
): Promise<Manifest> {
  const manifest = await verifyBackup(backup)
  refuseOtherDialect(manifest, address)
  await refuseOccupied(manifest, address, directory)
  const staged: Staged[] = []
  let isWhole = false
  try {
    staged.push(await stageDatabase(backup, manifest, address))
    // The files take their places first: without the database, nothing looks restored.
    staged.unshift(await stageFiles(backup, manifest, directory))
    for (const { place } of staged) await place()
    isWhole = true
    return manifest
  } catch (error) {
    if (error instanceof ConfigurationError) throw error
    throw new ConfigurationError(`nothing was restored: ${(error as Error).message}`, { cause: error })
  } finally {
    for (const { close } of staged) await close(isWhole)
  }
}

const stageDatabase = (backup: string, manifest: Manifest, address: DatabaseAddress): Promise<Staged> =>
  address.dialect === 'sqlite'
    ? stageFile(backup, manifest, address.file)
    : stageTables(backup, manifest, address)

const titles = { sqlite: 'SQLite', postgres: 'Postgres' }

function refuseOtherDialect({ dialect }: Manifest, address: DatabaseAddress): void {
  if (dialect !== address.dialect)
    throw new ConfigurationError(
      `this is a backup of ${titles[dialect]}, and DATABASE_URL means ${titles[address.dialect]}: restore it into ${titles[dialect]}, then move with npm run db:copy`,
    )
}
