import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { ConfigurationError } from '../../dialect/index.ts'
import { revisionOf } from '../transfer/ends.ts'
import { backupsIn } from './collection.ts'
import { measure } from './files.ts'
import { isBackup, type Manifest, readManifest } from './manifest.ts'

/**
 * Reads every byte of a backup and answers what it says of itself. Throws a ConfigurationError when a file is
 * missing, cut or altered, or this Pipit is too old for it.
 */
export async function verifyBackup(folder: string): Promise<Manifest> {
  const manifest = readManifest(folder)
  for (const { path, size, sha256 } of manifest.files) {
    if (posix.normalize(path) !== path || posix.isAbsolute(path) || path.startsWith('..'))
      throw new ConfigurationError(`${folder} is damaged: ${path} is no place for a file`)
    const found = await measure(join(folder, path))
    if (!found) throw new ConfigurationError(`${folder} is damaged: ${path} is missing`)
    if (found.size !== size)
      throw new ConfigurationError(`${folder} is damaged: ${path} has ${found.size} bytes of ${size}`)
    if (found.sha256 !== sha256) throw new ConfigurationError(`${folder} is damaged: ${path} was altered`)
  }
  refuseUnknown(folder, manifest)
  return manifest
}

function refuseUnknown(folder: string, { dialect, migrations, version }: Manifest): void {
  try {
    revisionOf(dialect, migrations)
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    throw new ConfigurationError(`${folder} was made by Pipit ${version}: ${error.message}`)
  }
}

/** The backup an operator means: the folder itself, or the only one in it. Throws a ConfigurationError otherwise. */
export async function backupAt(folder: string): Promise<string> {
  if (isBackup(folder)) return folder
  if (!existsSync(folder)) throw new ConfigurationError(`there is no backup at ${folder}`)
  if (folder.endsWith('.part')) throw new ConfigurationError(`${folder} was never finished`)
  const [first, ...more] = await backupsIn(folder)
  if (!first) return folder
  if (more.length > 0)
    throw new ConfigurationError(
      `${folder} holds ${more.length + 1} backups; name one, the newest is ${join(folder, more.at(-1) ?? '')}`,
    )
  return join(folder, first)
}
