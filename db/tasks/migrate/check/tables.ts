import {
  type DrizzleSnapshotJSON,
  type DrizzleSQLiteSnapshotJSON,
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from 'drizzle-kit/api'
import type { Catalog } from '../../../dialect/catalog.ts'
import { ConfigurationError, type DatabaseAddress } from '../../../dialect/index.ts'
import { appliedTo, catalogMadeBy, catalogOf } from '../database.ts'
import { snapshotFile } from '../heads.ts'
import { type Migration, readJson, readMigrations } from '../journal.ts'
import { currentPlace } from '../plan.ts'
import { standing } from '../standing.ts'
import { statementsOf } from '../statements.ts'
import { differences, shortcomings } from './differences.ts'

/**
 * How the tables of the database differ from what its migrations make, and those from the snapshot of where it
 * stands: a line each. What was written by hand may go beyond the snapshot. Throws a ConfigurationError when the
 * database and the files disagree about the past.
 */
export async function tableProblems(address: DatabaseAddress, folder: string): Promise<string[]> {
  const found = await look(address)
  if (typeof found === 'string') return [`the database was not checked: ${found}`]
  const migrations = readMigrations(folder)
  const taken = migrations.slice(0, currentPlace(migrations, found.applied) + 1)
  const made = await madeBy(address, taken.flatMap(statementsOf))
  const drawn = await madeBy(address, await statementsOfSnapshot(address, folder, taken.at(-1)))
  return [
    ...(taken.length < migrations.length ? [`${await standing(address, folder)}: npm run db:upgrade`] : []),
    ...shortcomings(drawn, made, 'their snapshot', 'what the migrations make'),
    ...differences(made, found.live, 'its migrations', 'the database'),
  ]
}

/** The tables and the books, or why they cannot be read. */
async function look(address: DatabaseAddress) {
  try {
    return { live: await catalogOf(address), applied: await appliedTo(address) }
  } catch (error) {
    return (error as Error).message
  }
}

async function madeBy(address: DatabaseAddress, statements: string[]): Promise<Catalog> {
  try {
    return await catalogMadeBy(address, statements)
  } catch (error) {
    throw new ConfigurationError(`the migrations do not run from the beginning: ${(error as Error).message}`)
  }
}

async function statementsOfSnapshot(
  { dialect }: DatabaseAddress,
  folder: string,
  migration: Migration | undefined,
): Promise<string[]> {
  if (!migration) return []
  const file = snapshotFile(folder, migration.tag)
  if (dialect === 'postgres')
    return generateMigration(generateDrizzleJson({}), readJson<DrizzleSnapshotJSON>(file))
  return generateSQLiteMigration(
    await generateSQLiteDrizzleJson({}),
    readJson<DrizzleSQLiteSnapshotJSON>(file),
  )
}
