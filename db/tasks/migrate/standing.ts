import type { DatabaseAddress } from '../../dialect/index.ts'
import { appliedTo } from './database.ts'
import { readMigrations } from './journal.ts'
import { currentPlace } from './plan.ts'
import { base, nameOf } from './revision.ts'

/** Where the database stands, in a line. Throws when it cannot be reached, or is of another past or future. */
export async function standing(address: DatabaseAddress, folder: string): Promise<string> {
  const migrations = readMigrations(folder)
  const place = currentPlace(migrations, await appliedTo(address))
  const behind = migrations.length - 1 - place
  if (behind === 0) return `the database is up to date: ${nameOf(place, migrations)} (head)`
  const where = place === base ? 'base, before the first revision' : nameOf(place, migrations)
  return `the database is at ${where}; ${behind} behind ${migrations.at(-1)?.tag} (head)`
}
