import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openAside } from '../../dialect/aside-sqlite.ts'
import { ConfigurationError } from '../../dialect/index.ts'
import { examine } from '../../dialect/snapshot-sqlite.ts'
import { databaseFile } from '../backup/contents.ts'
import type { Manifest } from '../backup/manifest.ts'
import { copyWhole } from './files.ts'
import type { Staged } from './restore-backup.ts'

/** Copies the database file of a backup beside its place and looks whether it is sound. */
export async function stageFile(backup: string, manifest: Manifest, file: string): Promise<Staged> {
  const aside = await openAside(file)
  try {
    if (aside.before.size > 0)
      throw new ConfigurationError(`${file} has tables already: a backup goes into an empty place only`)
    const stored = manifest.files.find(({ path }) => path === databaseFile)
    if (!stored) throw new Error('there is no database in it')
    await rm(aside.part)
    await copyWhole(join(backup, databaseFile), aside.part, stored)
    const { rows, fault } = await examine(aside.part)
    if (fault) throw new Error(fault)
    for (const [table, count] of Object.entries(manifest.rows))
      if (rows.get(table) !== count)
        throw new Error(`${table} has ${rows.get(table) ?? 'no'} rows, and should have ${count}`)
    return { place: async () => aside.publish(), close: async () => aside.close() }
  } catch (error) {
    aside.close()
    throw error
  }
}
