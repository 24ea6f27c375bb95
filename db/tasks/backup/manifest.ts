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
  files: StoredFile[]
}

const name = 'manifest.json'

export const isBackup = (folder: string): boolean => existsSync(join(folder, name))

/** The manifest as it is written, with its own SHA-256 at the end. */
export function sealed(manifest: Manifest): { name: string; text: string } {
  return { name, text: `${JSON.stringify({ ...manifest, sha256: seal(manifest) }, null, 2)}\n` }
}

/** Reads the manifest of a backup. Throws a ConfigurationError when there is none, or it is not as it was written. */
export function readManifest(folder: string): Manifest {
  if (!isBackup(folder)) throw new ConfigurationError(`${folder} is not a backup: it has no ${name}`)
  const { sha256, ...manifest } = parse(folder)
  if (manifest.format > 1)
    throw new ConfigurationError(`${folder} was made by a newer Pipit, ${manifest.version}`)
  if (manifest.format !== 1 || sha256 !== seal(manifest))
    throw new ConfigurationError(`${folder} is damaged: its ${name} was cut or altered`)
  return manifest
}

function parse(folder: string): Manifest & { sha256: string } {
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8'))
  } catch (error) {
    throw new ConfigurationError(`${folder} is damaged: its ${name} was cut or altered`, { cause: error })
  }
}

const seal = (manifest: Manifest): string =>
  createHash('sha256').update(JSON.stringify(manifest)).digest('hex')
