import { ConfigurationError, type DatabaseAddress } from '../../dialect/index.ts'
import { openMigrator } from './database.ts'
import { readMigrations } from './journal.ts'
import { nameOf, placeOf } from './revision.ts'

/**
 * Writes into the books that the database stands at a revision, and changes nothing else: for one whose tables are
 * known to be there, or to be gone. Answers the revision. Throws a ConfigurationError when there is none of that name.
 */
export async function stamp(address: DatabaseAddress, folder: string, target: string): Promise<string> {
  const migrations = readMigrations(folder)
  const place = placeOf(target, migrations)
  const migrator = await openMigrator(address)
  try {
    await migrator.begin()
    for (const line of await migrator.applied()) await migrator.forget(line)
    for (const line of migrations.slice(0, place + 1)) await migrator.record(line)
    await migrator.commit()
  } catch (error) {
    throw error instanceof ConfigurationError
      ? error
      : new ConfigurationError(`cannot stamp the database: ${(error as Error).message}`, { cause: error })
  } finally {
    await migrator.close()
  }
  return nameOf(place, migrations)
}
