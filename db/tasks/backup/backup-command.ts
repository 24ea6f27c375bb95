import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ConfigurationError } from '../../dialect/index.ts'
import { countedRows } from '../transfer/told.ts'
import { tidy } from './collection.ts'
import { backupsFolder, type Made, makeBackup } from './make-backup.ts'
import type { Manifest } from './manifest.ts'

/** Makes a backup as the operator says and answers what to print. Throws like `makeBackup`. */
export async function backupCommand(args: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { keep: { type: 'string' } },
  })
  const [folder, more] = positionals
  if (more !== undefined) throw new ConfigurationError(`"${more}" is one word too many; --help shows how`)
  if (values.keep !== undefined && !/^[1-9]\d{0,5}$/.test(values.keep))
    throw new ConfigurationError(`--keep is "${values.keep}"; it must be a whole number from 1`)
  const collection = folder ? resolve(folder) : backupsFolder()
  const made = await makeBackup(collection)
  const removed = await tidy(collection, values.keep ? Number(values.keep) : undefined).catch((error) => {
    const reason = (error as Error).message
    throw new ConfigurationError(`${made.path} is whole, but an older one could not be removed: ${reason}`)
  })
  return [...story(made), ...removed.map((name) => `Removed the older ${name}`)].join('\n')
}

const story = ({ path, manifest }: Made): string[] => [
  `backed up to ${path}`,
  ...contentsOf(manifest),
  'Not in it: what .env and the environment say.',
]

/** What a backup holds, for people. */
export function contentsOf(manifest: Manifest): string[] {
  const { dialect, revision, createdAt, rows, files, leftOut, version } = manifest
  const bytes = files.reduce((all, { size }) => all + size, 0)
  return [
    `  of ${createdAt}, ${dialect} at revision ${revision}, by Pipit ${version}`,
    `  ${files.length} ${files.length === 1 ? 'file' : 'files'}, ${megabytes(bytes)}`,
    ...countedRows(Object.entries(rows)),
    ...leftOut.map((table) => `  left out, since db/schema does not know it: ${table}`),
  ]
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
