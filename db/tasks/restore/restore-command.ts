import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ConfigurationError } from '../../dialect/index.ts'
import { contentsOf } from '../backup/backup-command.ts'
import { backupAt, verifyBackup } from '../backup/verify-backup.ts'
import { pendingMigrations } from '../migrate.ts'
import { restoreBackup } from './restore-backup.ts'

/** Restores or verifies what the operator names and answers what to print. Throws like `restoreBackup`. */
export async function restoreCommand(args: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { verify: { type: 'boolean', default: false } },
  })
  const [named, more] = positionals
  if (!named || more !== undefined) throw new ConfigurationError('name one backup; --help shows how')
  const backup = await backupAt(resolve(named))
  if (values.verify) return [`${backup} is whole`, ...contentsOf(await verifyBackup(backup))].join('\n')
  const manifest = await restoreBackup(backup)
  const behind = (await pendingMigrations()).length > 0
  return [
    `restored ${backup}`,
    ...contentsOf(manifest),
    behind ? 'npm start brings the database up to date.' : 'The database is up to date.',
  ].join('\n')
}
