import { parseArgs } from 'node:util'
import { ConfigurationError, type DatabaseAddress, databaseAddress } from '../../dialect/index.ts'
import { nameOf } from '../transfer/ends.ts'
import { countedRows } from '../transfer/told.ts'
import { copyDatabase } from './copy-database.ts'

/** Copies between two addresses, written as `DATABASE_URL` is, and answers what to print. Throws like `copyDatabase`. */
export async function copyCommand(args: string[]): Promise<string> {
  const [from, to, more] = parseArgs({ args, allowPositionals: true }).positionals
  if (!from || !to || more !== undefined)
    throw new ConfigurationError('name two databases, from and to; --help shows how')
  const [source, target] = [addressOf(from, 'the first address'), addressOf(to, 'the second address')]
  if (nameOf(source) === nameOf(target)) throw new ConfigurationError('from and to are the same database')
  const { revision, sums, leftOut } = await copyDatabase(source, target)
  return [
    `copied ${nameOf(source)} to ${nameOf(target)}, at revision ${revision}`,
    ...countedRows([...sums].map(([name, { rows }]) => [name, rows])),
    'Every row was read again and is the same. What was written to the first since the start is not in it.',
    'Only the database was copied; the other files stay in the data directory.',
    ...leftOut.map((table) => `Left out, since db/schema does not know it: ${table}`),
  ].join('\n')
}

function addressOf(url: string, name: string): DatabaseAddress {
  try {
    return databaseAddress({ ...process.env, DATABASE_URL: url })
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    throw new ConfigurationError(error.message.replace('DATABASE_URL', name))
  }
}
