import { ConfigurationError, type DatabaseAddress } from '../../dialect/index.ts'
import { migrationsFolder, readMigrations } from '../migrate/journal.ts'
import { catalogueOf } from '../transfer/catalogue.ts'
import { nameOf, openSource, openTarget, revisionOf, upgradeTo } from '../transfer/ends.ts'
import { fill, type Sums } from '../transfer/fill.ts'

/** What was copied: the sum of each table, which both databases have in common, and the tables that were not. */
export type Copied = { revision: string; sums: Sums; leftOut: string[] }

/**
 * Copies every row of one database into an empty one, of either dialect, and compares them. The first may be in
 * use. Throws a ConfigurationError, and leaves the second as it was, when that is not empty, the first is not up to
 * date, or anything fails.
 */
export async function copyDatabase(from: DatabaseAddress, to: DatabaseAddress): Promise<Copied> {
  const source = await openSource(from)
  try {
    const revision = revisionOf(from.dialect, await source.applied())
    refuseUnlessHead(from, revision)
    const tables = catalogueOf(revision)
    const counts = await source.rowCounts()
    const target = await openTarget(to)
    try {
      refuseUnlessEmpty(to, target.before)
      await upgradeTo(target, to.dialect, revision, tables)
      const total = tables.reduce((all, { name }) => all + (counts.get(name) ?? 0), 0)
      const sums = await fill(target, tables, source.rows, total)
      await target.commit()
      return { revision, sums, leftOut: [...counts.keys()].filter((name) => !sums.has(name)) }
    } finally {
      await target.close()
    }
  } catch (error) {
    if (error instanceof ConfigurationError) throw error
    throw new ConfigurationError(`nothing was copied: ${(error as Error).message}`, { cause: error })
  } finally {
    await source.close()
  }
}

function refuseUnlessHead({ dialect }: DatabaseAddress, revision: string): void {
  const head = readMigrations(migrationsFolder(dialect)).at(-1)?.tag
  if (revision !== head)
    throw new ConfigurationError(
      `the first database is at revision ${revision} and this Pipit at ${head}: upgrade it, then copy`,
    )
}

function refuseUnlessEmpty(to: DatabaseAddress, before: Map<string, number>): void {
  const [full] = [...before].filter(([, rows]) => rows > 0)
  if (full)
    throw new ConfigurationError(
      `${nameOf(to)} is not empty (${full[0]} has ${full[1]} rows): a copy goes into an empty database only`,
    )
}
