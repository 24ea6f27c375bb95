import { ConfigurationError, type DatabaseAddress } from '../../dialect/index.ts'
import { hostOf } from '../../dialect/migrate-postgres.ts'
import type { Applied } from '../../dialect/migrator.ts'
import type { Source, Table, Target } from '../../dialect/transfer.ts'
import * as postgres from '../../dialect/transfer-postgres.ts'
import * as sqlite from '../../dialect/transfer-sqlite.ts'
import { type Migration, migrationsFolder, readMigrations } from '../migrate/journal.ts'
import { pendingOf } from '../migrate/pending.ts'
import { statementsOf } from '../migrate/statements.ts'

export const openSource = (address: DatabaseAddress): Promise<Source> =>
  address.dialect === 'postgres' ? postgres.openSource(address.url) : sqlite.openSource(address.file)

export const openTarget = (address: DatabaseAddress): Promise<Target> =>
  address.dialect === 'postgres' ? postgres.openTarget(address.url) : sqlite.openTarget(address.file)

/**
 * The revision that a database of a dialect is at. Throws a ConfigurationError when it has no tables yet, or the
 * code does not know its past.
 */
export function revisionOf(dialect: DatabaseAddress['dialect'], applied: Applied[]): string {
  const migrations = readMigrations(migrationsFolder(dialect))
  const pending = pendingOf(migrations, applied)
  const revision = migrations.at(-pending.length - 1)?.tag
  if (applied.length === 0 || !revision)
    throw new ConfigurationError('the database has no tables yet: there is nothing to keep')
  return revision
}

/**
 * Gives an empty database the tables of a revision, inside its transaction, and takes out the rows that
 * migrations put there.
 */
export async function upgradeTo(
  target: Target,
  dialect: DatabaseAddress['dialect'],
  revision: string,
  tables: Table[],
): Promise<void> {
  for (const migration of upTo(revision, dialect, await target.applied())) {
    for (const statement of statementsOf(migration)) await target.execute(statement)
    await target.record(migration)
  }
  await target.clear(tables)
}

function upTo(revision: string, dialect: DatabaseAddress['dialect'], applied: Applied[]): Migration[] {
  const migrations = readMigrations(migrationsFolder(dialect))
  const wanted = migrations.findIndex(({ tag }) => tag === revision)
  if (wanted < 0) throw new ConfigurationError(`this Pipit does not know the revision ${revision}`)
  return pendingOf(migrations, applied).filter((one) => migrations.indexOf(one) <= wanted)
}

/** An address without its password. */
export const nameOf = (address: DatabaseAddress): string =>
  address.dialect === 'sqlite' ? address.file : hostOf(address.url)
