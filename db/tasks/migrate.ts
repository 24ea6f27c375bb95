import { databaseAddress } from '../dialect/index.ts'
import { appliedTo } from './migrate/database.ts'
import { migrationsFolder, readMigrations } from './migrate/journal.ts'
import { pendingOf } from './migrate/pending.ts'
import { downgradeSteps, fixedTarget, upgradeSteps } from './migrate/plan.ts'
import { run } from './migrate/run.ts'

/**
 * Brings the database up to date, or up to the revision `target`: all pending migrations in one transaction, or
 * none. Processes that start together take turns, so each migration is applied once. Throws a ConfigurationError,
 * whose message is one line, when the database cannot be used, is newer than the code or than `target`, or a
 * migration fails; nothing has changed then.
 */
export async function migrate(
  address = databaseAddress(),
  folder = migrationsFolder(address.dialect),
  target = 'head',
): Promise<{ applied: string[] }> {
  const migrations = readMigrations(folder)
  return { applied: await run(address, (applied) => upgradeSteps(migrations, applied, target)) }
}

/**
 * Leads the database back to the revision `target`, which stays applied: a name as `placeOf` knows them, `base`,
 * or `-N` for N steps, counted from where it stands at the first look. Answers what it reverted, newest first.
 * Holds what `migrate` holds, and throws likewise, also when a way back is missing or not written.
 */
export async function downgrade(
  address = databaseAddress(),
  folder = migrationsFolder(address.dialect),
  target = '-1',
): Promise<{ reverted: string[] }> {
  const migrations = readMigrations(folder)
  // Counted once: whoever waited for another process must not go back further than was asked.
  const fixed = fixedTarget(migrations, await appliedTo(address), target)
  const reverted = await run(address, (applied) => downgradeSteps(folder, migrations, applied, fixed))
  return { reverted }
}

/** The migrations the database still needs, by name; a cheap look that takes no lock. Throws like `migrate`. */
export async function pendingMigrations(
  address = databaseAddress(),
  folder = migrationsFolder(address.dialect),
): Promise<string[]> {
  return pendingOf(readMigrations(folder), await appliedTo(address)).map(({ tag }) => tag)
}
