import { parseArgs } from 'node:util'
import { databaseAddress } from '../../../dialect/index.ts'
import { noteHashes } from '../hashes.ts'
import { standing } from '../standing.ts'
import { folderOf, problems } from './check.ts'

/** `npm run db:check`: answers what is wrong, which makes the exit code 1, or that nothing is. */
export async function checkCommand(args: string[]): Promise<string> {
  const { values } = parseArgs({ args, options: { accept: { type: 'boolean', default: false } } })
  const address = databaseAddress()
  if (values.accept)
    for (const dialect of ['sqlite', 'postgres'] as const) noteHashes(folderOf(dialect), { again: true })
  const found = await problems(address)
  if (found.length > 0) {
    process.exitCode = 1
    return found.map((problem) => problem.replaceAll(/\s*\n\s*/g, ' ')).join('\n')
  }
  return `schema, migrations and tables agree; ${await standing(address, folderOf(address.dialect))}`
}
