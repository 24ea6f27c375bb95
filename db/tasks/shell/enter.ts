import { text } from 'node:stream/consumers'
import { ConfigurationError } from '../../dialect/index.ts'
import { pendingMigrations } from '../migrate.ts'
import { banner } from './banner.ts'
import { keepHistory } from './history.ts'
import { openShell, type Shell } from './open.ts'
import { refuseChanges } from './read-only.ts'
import { runScript } from './script.ts'

export type Entry = { code: string | undefined; readOnly: boolean }

/**
 * Opens the shell: at a terminal it lasts until whoever sits there leaves, otherwise it runs `code`, or what is
 * piped in. Throws a ConfigurationError when the database is not up to date, or a script fails.
 */
export async function enter({ code, readOnly }: Entry): Promise<string> {
  if ((await pendingMigrations()).length > 0)
    throw new ConfigurationError('the database is not up to date; npm run db:migrate brings it there')
  if (readOnly) refuseChanges()
  if (code === undefined && process.stdin.isTTY) return converse(readOnly)
  const script = code ?? (await text(process.stdin))
  const shell = await openShell({ output: process.stdout })
  await runScript(shell, script)
  return ''
}

async function converse(readOnly: boolean): Promise<string> {
  process.stdout.write(`${banner(readOnly)}\n`)
  const shell = await openShell({ input: process.stdin, output: process.stdout })
  await keepHistory(shell.server)
  await ended(shell)
  return ''
}

const ended = ({ server }: Shell) => new Promise<void>((settle) => server.once('exit', settle))
