import { existsSync, readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigurationError, type DatabaseAddress } from '../../dialect/index.ts'
import { examine, snapshot } from '../../dialect/snapshot-sqlite.ts'
import type { Source, Table } from '../../dialect/transfer.ts'
import { catalogueOf } from '../transfer/catalogue.ts'
import { counted } from '../transfer/counted.ts'
import { openSource, revisionOf } from '../transfer/ends.ts'
import { heading, linesOf } from '../transfer/lines.ts'
import { measure, pour } from './files.ts'
import type { Manifest, StoredFile } from './manifest.ts'

/** A database in a backup. */
export type Contents = Pick<Manifest, 'revision' | 'migrations' | 'rows' | 'leftOut' | 'files'>

export const databaseFile = 'database.sqlite'
export const tableFile = (name: string): string => `tables/${name}.jsonl`

/**
 * Writes the database as it is at one moment into a folder, while others go on writing: a SQLite file as such,
 * a Postgres database as a file of lines for each table.
 */
export const writeDatabase = (address: DatabaseAddress, folder: string): Promise<Contents> =>
  address.dialect === 'sqlite' ? writeFile(address.file, folder) : writeTables(address, folder)

async function writeFile(file: string, folder: string): Promise<Contents> {
  if (!existsSync(file)) throw new ConfigurationError(`there is no database at ${file}: nothing to keep`)
  const copy = join(folder, databaseFile)
  await counted(1, 'copying', (passed) => snapshot(file, copy, passed))
  const { applied, rows, fault } = await examine(copy)
  if (fault) throw new ConfigurationError(`the database ${file} is damaged, so nothing was kept: ${fault}`)
  const measured = await measure(copy)
  if (!measured) throw new Error(`${copy} went away`)
  return {
    revision: revisionOf('sqlite', applied),
    migrations: applied,
    rows: Object.fromEntries(rows),
    leftOut: [],
    files: [{ path: databaseFile, ...measured }],
  }
}

async function writeTables(address: DatabaseAddress, folder: string): Promise<Contents> {
  const source = await openSource(address)
  try {
    const migrations = await source.applied()
    const revision = revisionOf(address.dialect, migrations)
    const tables = catalogueOf(revision)
    const counts = await source.rowCounts()
    const rows = Object.fromEntries(tables.map(({ name }) => [name, counts.get(name) ?? 0]))
    const leftOut = [...counts.keys()].filter((name) => !(name in rows))
    const total = Object.values(rows).reduce((all, some) => all + some, 0)
    await mkdir(join(folder, 'tables'), { mode: 0o700 })
    const files = await counted(total, 'copying', async (passed) => {
      const written: StoredFile[] = []
      for (const table of tables) {
        const path = tableFile(table.name)
        written.push({ path, ...(await pour(textOf(source, table, passed), join(folder, path))) })
      }
      return written
    })
    return { revision, migrations, rows, leftOut, files }
  } finally {
    await source.close()
  }
}

async function* textOf(source: Source, table: Table, told: (rows: number) => void): AsyncGenerator<string> {
  yield heading(table)
  for await (const rows of source.rows(table)) {
    yield linesOf(rows)
    told(rows.length)
  }
}

/** The release that runs. */
export const version = (): string => JSON.parse(readFileSync('package.json', 'utf8')).version
