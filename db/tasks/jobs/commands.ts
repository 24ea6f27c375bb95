import { parseArgs } from 'node:util'
import { ConfigurationError } from '../../dialect/index.ts'
import { dropDead, retryDead } from '../../mutations/dead-jobs.ts'
import { deadJobs, jobCounts } from '../../queries/jobs.ts'
import { pendingMigrations } from '../migrate.ts'

/**
 * Does what the operator says about the jobs that were given up and answers what to print. Throws a
 * ConfigurationError when the command or the id is wrong, or the database not up to date.
 */
export async function jobsCommand(args: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { all: { type: 'boolean', default: false } },
  })
  const [name = '', id, ...more] = positionals
  if (!['list', 'retry', 'drop'].includes(name))
    throw new ConfigurationError(`there is no command "${name}"; --help lists them`)
  const unexpected = name === 'list' || values.all ? id : more[0]
  if (unexpected) throw new ConfigurationError(`"${unexpected}" is one word too many; --help shows how`)
  if ((await pendingMigrations()).length > 0)
    throw new ConfigurationError('the database is not up to date; npm run db:migrate brings it there')
  if (name === 'list') return list()
  const which = values.all ? undefined : numberOf(id)
  const count = await (name === 'retry' ? retryDead(which) : dropDead(which))
  if (count === 0 && which !== undefined) throw new ConfigurationError(`no job ${which} was given up`)
  return name === 'retry' ? `To be tried again: ${count}.` : `Dropped: ${count}.`
}

async function list(): Promise<string> {
  const [dead, { due, working }] = await Promise.all([deadJobs(), jobCounts()])
  const waiting = `Due: ${due}. Being done: ${working}. Given up: ${dead.length}.`
  const lines = dead.map(
    ({ id, kind, key, attempts, lastError, deadAt }) =>
      `${id}  ${kind} ${key ?? ''}  given up ${deadAt?.toISOString().slice(0, 16)} after ${attempts} attempts: ${inOneLine(lastError ?? '')}`,
  )
  return [...lines, waiting].join('\n')
}

function numberOf(id: string | undefined): number {
  if (!id) throw new ConfigurationError('which? Name the id that list shows, or --all')
  if (!/^\d{1,16}$/.test(id)) throw new ConfigurationError(`"${id}" is no id of a job`)
  return Number(id)
}

const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ')
