import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { ConfigurationError, type DatabaseAddress } from '../../dialect/index.ts'
import { type Row, rowsAtATime, type Table } from '../../dialect/transfer.ts'
import { tableFile } from '../backup/contents.ts'
import type { Manifest } from '../backup/manifest.ts'
import { catalogueOf } from '../transfer/catalogue.ts'
import { nameOf, openTarget, upgradeTo } from '../transfer/ends.ts'
import { fill } from '../transfer/fill.ts'
import { heading } from '../transfer/lines.ts'
import type { Staged } from './restore-backup.ts'

/** Makes the tables of a backup and their rows in a transaction that is not committed yet, and compares them. */
export async function stageTables(
  backup: string,
  manifest: Manifest,
  address: DatabaseAddress,
): Promise<Staged> {
  const target = await openTarget(address)
  try {
    const [table] = target.before.keys()
    if (table)
      throw new ConfigurationError(
        `${nameOf(address)} has tables already (${table}): a backup goes into an empty place only`,
      )
    const tables = catalogueOf(manifest.revision)
    await upgradeTo(target, address.dialect, manifest.revision, tables)
    const total = Object.values(manifest.rows).reduce((all, rows) => all + rows, 0)
    const sums = await fill(
      target,
      tables,
      (table) => rowsIn(join(backup, tableFile(table.name)), table),
      total,
    )
    for (const [name, { sha256, rows }] of sums) {
      const stored = manifest.files.find(({ path }) => path === tableFile(name))
      if (stored?.sha256 !== sha256 || manifest.rows[name] !== rows)
        throw new Error(`${tableFile(name)} was altered meanwhile`)
    }
    return { place: () => target.commit(), close: () => target.close() }
  } catch (error) {
    await target.close()
    throw error
  }
}

async function* rowsIn(file: string, table: Table): AsyncGenerator<Row[]> {
  let some: Row[] = []
  let isHeading = true
  for await (const line of linesIn(file)) {
    if (isHeading && `${line}\n` !== heading(table))
      throw new Error(`the columns of ${table.name} are not those of this Pipit`)
    if (!isHeading) some.push(JSON.parse(line))
    isHeading = false
    if (some.length < rowsAtATime) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

/** Lines as they were written; readline would break them at U+2028 too, which JSON leaves as it is. */
async function* linesIn(file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const some of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = `${rest}${some}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}
