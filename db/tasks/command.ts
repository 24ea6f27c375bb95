import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * Runs a command of the operator in the world of `npm start`: from the root of the project, with `.env` under the
 * real environment. Prints what `work` answers, if anything. A mistake is one line on stderr and exit code 1, a bug all we
 * know. The environment comes first, so `work` imports what reads it.
 */
export async function command(help: string, work: (args: string[]) => Promise<string>): Promise<void> {
  const args = process.argv.slice(2)
  try {
    print(args.includes('--help') || args.includes('-h') ? help : await inOurWorld(() => work(args)))
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
    process.exitCode = 1
  }
}

async function inOurWorld(work: () => Promise<string>): Promise<string> {
  process.chdir(resolve(import.meta.dirname, '../..'))
  if (existsSync('.env')) process.loadEnvFile('.env')
  for (const [name, value] of Object.entries(process.env)) if (value === '') delete process.env[name]
  const { closeDatabase } = await import('../client.ts')
  try {
    return await work()
  } finally {
    await closeDatabase()
  }
}

const print = (text: string) => void (text && process.stdout.write(`${text}\n`))

/** Knows errors by name, because their modules may be the ones that failed to load. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'ConfigurationError' || error.name === 'BusyError') return inOneLine(error.message)
  // What node:util says of an argument it does not know; the advice after the first sentence is about itself.
  if ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    return inOneLine(error.message.split('. ')[0] ?? '')
  return error.stack ?? error.message
}

const inOneLine = (message: string) => message.replaceAll(/\s*\n\s*/g, ' ')
