import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigurationError, type DatabaseAddress } from '../../dialect/index.ts'
import type { Applied } from '../../dialect/migrator.ts'

/** A file of a backup: its path in the folder, its bytes and their SHA-256. */
export type StoredFile = { path: string; size: number; sha256: string }

/** What a backup says of itself. */
export type Manifest = {
  format: 1
  /** The Pipit that made it. */
  version: string
  dialect: DatabaseAddress['dialect']
  /** The newest migration, and all of them. */
  revision: string
  migrations: Applied[]
  createdAt: string
  rows: Record<string, number>
  /** Tables that db/schema does not know and that are not in it. */
  leftOut: string[]
  files: StoredFile[]
}

const name = 'manifest.json'

/** How the folder of a backup is called: by its moment, and by its number among those of one second. */
export const backupName = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ(-\d+)?$/

export const isBackup = (folder: string): boolean => existsSync(join(folder, name))

/** The manifest as it is written, with its own SHA-256 at the end. */
export function sealed(manifest: Manifest): { name: string; text: string } {
  const sha256 = createHash('sha256').update(JSON.stringify(manifest)).digest('hex')
  return { name, text: `${JSON.stringify({ ...manifest, sha256 }, null, 2)}\n` }
}

/** Reads the manifest of a backup. Throws a ConfigurationError when there is none, or it is not as it was written. */
export function readManifest(folder: string): Manifest {
  if (!isBackup(folder)) throw new ConfigurationError(`${folder} is not a backup: it has no ${name}`)
  const text = readFileSync(join(folder, name), 'utf8')
  const manifest = parse(text)
  if (manifest && manifest.format > 1)
    throw new ConfigurationError(`${folder} was made by a newer Pipit, ${manifest.version}`)
  if (manifest?.format !== 1 || sealed(manifest).text !== text)
    throw new ConfigurationError(`${folder} is damaged: its ${name} was cut or altered`)
  return manifest
}

function parse(text: string): Manifest | undefined {
  try {
    const { sha256: _, ...manifest } = JSON.parse(text)
    return manifest
  } catch {
    return undefined
  }
}
