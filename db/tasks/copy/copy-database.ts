import { ConfigurationError, type DatabaseAddress, databaseAddress } from '../../dialect/index.ts'
import { hostOf } from '../../dialect/migrate-postgres.ts'
import type { Source, Table, Target } from '../../dialect/transfer.ts'
import { migrationsFolder, readMigrations } from '../migrate/journal.ts'
import { progress } from '../progress.ts'
import { catalogueOf } from '../transfer/catalogue.ts'
import { openSource, openTarget, revisionOf, upgradeTo } from '../transfer/ends.ts'
import { type Sum, sumOf, sumUp } from '../transfer/lines.ts'
import { countedRows } from '../transfer/told.ts'

/** Copies between two addresses, as `DATABASE_URL` writes them, and answers what to print. */
export async function copyCommand([from, to, more]: string[]): Promise<string> {
  if (!from || !to || more !== undefined)
    throw new ConfigurationError('name two databases, from and to; --help shows how')
  const [source, target] = [addressOf(from, 'the first address'), addressOf(to, 'the second address')]
  if (nameOf(source) === nameOf(target)) throw new ConfigurationError('from and to are the same database')
  const copied = await copyDatabase(source, target)
  return [
    `copied ${nameOf(source)} to ${nameOf(target)}, at revision ${copied.revision}`,
    ...countedRows(copied.sums),
    'Every row was read again and is the same. What was written to the first since the start is not in it.',
    ...copied.leftOut.map((table) => `Left out, since db/schema does not know it: ${table}`),
  ].join('\n')
}

/** What was copied: the rows of each table and the SHA-256 of their lines, which both databases have in common. */
export type Copied = { revision: string; sums: Map<string, Sum>; leftOut: string[] }

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
      const sums = await copyRows(source, target, tables, counts)
      await compare(target, tables, sums)
      await target.commit()
      const known = tables.map(({ name }) => name)
      return { revision, sums, leftOut: [...counts.keys()].filter((name) => !known.includes(name)) }
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

async function copyRows(
  source: Source,
  target: Target,
  tables: Table[],
  counts: Map<string, number>,
): Promise<Map<string, Sum>> {
  const sums = new Map<string, Sum>()
  const bar = progress(total(counts, tables), 'copying')
  let done = 0
  for (const table of tables) {
    const { add, sum } = sumUp(table)
    for await (const rows of source.rows(table)) {
      add(rows)
      await target.insert(table, rows)
      done += rows.length
      bar.to(done)
    }
    sums.set(table.name, sum())
  }
  bar.end()
  return sums
}

/** Reads back what arrived. */
async function compare(target: Target, tables: Table[], sums: Map<string, Sum>): Promise<void> {
  const bar = progress(
    [...sums.values()].reduce((all, { rows }) => all + rows, 0),
    'comparing',
  )
  let done = 0
  for (const table of tables) {
    const sum = await sumOf(target, table, (rows) => {
      done += rows
      bar.to(done)
    })
    if (sum.sha256 !== sums.get(table.name)?.sha256)
      throw new Error(`the rows of ${table.name} did not arrive as they were`)
  }
  bar.end()
  const orphan = await target.orphan()
  if (orphan) throw new Error(`rows would point to nothing (${orphan})`)
}

function addressOf(url: string, name: string): DatabaseAddress {
  try {
    return databaseAddress({ ...process.env, DATABASE_URL: url })
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    throw new ConfigurationError(error.message.replace('DATABASE_URL', name))
  }
}

const nameOf = (address: DatabaseAddress): string =>
  address.dialect === 'sqlite' ? address.file : hostOf(address.url)

const total = (counts: Map<string, number>, tables: Table[]): number =>
  tables.reduce((all, { name }) => all + (counts.get(name) ?? 0), 0)
