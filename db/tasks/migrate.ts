import { ConfigurationError, type DatabaseAddress, databaseAddress } from '../dialect/index.ts'
import * as postgres from '../dialect/migrate-postgres.ts'
import * as sqlite from '../dialect/migrate-sqlite.ts'
import type { Applied, Migrator } from '../dialect/migrator.ts'
import { type Migration, migrationsFolder, readMigrations } from './migrate/journal.ts'
import { pendingOf } from './migrate/pending.ts'
import { deletesFrom, nameAfter, statementsOf } from './migrate/statements.ts'

/**
 * Brings the database up to date: all pending migrations in one transaction, or none. Processes that start
 * together take turns, so each migration is applied once. Throws a ConfigurationError, whose message is one
 * line, when the database cannot be used, is newer than the code, or a migration fails; nothing has changed then.
 */
export async function migrate(
  address = databaseAddress(),
  folder = migrationsFolder(address.dialect),
): Promise<{ applied: string[] }> {
  const migrations = readMigrations(folder)
  if (pendingOf(migrations, await appliedTo(address)).length === 0) return { applied: [] }

  const migrator = await open(address)
  try {
    await migrator.begin()
    // Another process may have applied them while this one waited.
    const pending = pendingOf(migrations, await migrator.applied())
    if (pending[0]) await migrator.backUp(pending[0].tag)
    await applyAll(migrator, pending)
    return { applied: pending.map(({ tag }) => tag) }
  } catch (error) {
    throw inOneLine(error)
  } finally {
    await migrator.close()
  }
}

/** The migrations the database still needs, by name; a cheap look that takes no lock. Throws like `migrate`. */
export async function pendingMigrations(
  address = databaseAddress(),
  folder = migrationsFolder(address.dialect),
): Promise<string[]> {
  return pendingOf(readMigrations(folder), await appliedTo(address)).map(({ tag }) => tag)
}

const appliedTo = (address: DatabaseAddress): Promise<Applied[]> =>
  address.dialect === 'postgres' ? postgres.applied(address.url) : sqlite.applied(address.file)

const open = (address: DatabaseAddress): Promise<Migrator> =>
  address.dialect === 'postgres' ? postgres.openMigrator(address.url) : sqlite.openMigrator(address.file)

async function applyAll(migrator: Migrator, pending: Migration[]): Promise<void> {
  let before = await migrator.rowCounts()
  for (const migration of pending) {
    const statements = statementsOf(migration)
    try {
      for (const statement of statements) await migrator.execute(statement)
      await migrator.record(migration)
    } catch (error) {
      throw failed(migration, (error as Error).message)
    }
    const after = await migrator.rowCounts()
    const loss = lossOf(before, after, statements, migrator.cascades)
    if (loss) throw failed(migration, loss)
    const orphan = await migrator.orphan()
    if (orphan) throw failed(migration, `rows would point to nothing (${orphan})`)
    before = after
  }
  await migrator.commit()
}

/** Rows that went away although the migration never says DELETE: a rebuild that forgot some. */
function lossOf(
  before: Map<string, number>,
  after: Map<string, number>,
  statements: string[],
  cascades: boolean,
): string | undefined {
  const mayShrink = deletesFrom(statements)
  if (cascades && mayShrink.length > 0) return undefined
  for (const [table, rows] of before) {
    const left = after.get(nameAfter(table, statements)) ?? rows
    if (left < rows && !mayShrink.includes(table))
      return `${table} would lose ${rows - left} of its ${rows} rows`
  }
  return undefined
}

const failed = (migration: Migration, reason: string) =>
  new ConfigurationError(
    `migration ${migration.tag} failed, nothing was changed: ${reason.replace(/\s+/g, ' ')}`,
  )

const inOneLine = (error: unknown) =>
  error instanceof ConfigurationError
    ? error
    : new ConfigurationError(`cannot migrate the database: ${(error as Error).message}`, { cause: error })

if (import.meta.main) {
  try {
    const { applied } = await migrate()
    for (const tag of applied) process.stdout.write(`applied ${tag}\n`)
    process.stdout.write('the database is up to date\n')
  } catch (error) {
    console.error(error instanceof ConfigurationError ? error.message : error)
    process.exitCode = 1
  }
}
