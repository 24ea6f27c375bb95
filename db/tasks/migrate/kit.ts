import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, resolve } from 'node:path'
import { noteHashes } from './hashes.ts'
import { mendRebuilds } from './mend.ts'

/*
 * drizzle-kit knows one dialect at a time, and its own migrator can lose rows. When it loads our configuration,
 * this takes over: `generate` and `check` run once for each dialect, `migrate` is our own runner. Generating
 * needs no database, nor a sound DATABASE_URL, so nothing that reads it is imported here.
 */

type Dialect = 'sqlite' | 'postgres'

const dialects: Dialect[] = ['sqlite', 'postgres']
const oneDialect = 'PIPIT_KIT_ONE_DIALECT' // set for the processes started here: they do as they are told
const [, drizzleKit = '', ...args] = process.argv
const command = args.find((word) => ['generate', 'check', 'migrate'].includes(word))

if (!process.env[oneDialect]) {
  if (command === 'generate') process.exit(generate() && note() ? 0 : 1)
  if (command === 'check') process.exit(dialects.every((dialect) => run(dialect, args)) ? 0 : 1)
  if (command === 'migrate') process.exit(migrate() ? 0 : 1)
}

/** Both dialects count their migrations alike: one that has nothing to change gets an empty migration. */
function generate(): boolean {
  return (
    dialects.every((dialect) => write(dialect, args)) &&
    dialects.every((dialect) => !missing(dialect) || write(dialect, ['generate', '--custom']))
  )
}

function note(): true {
  for (const dialect of dialects) noteHashes(`drizzle/${dialect}`)
  return true
}

function write(dialect: Dialect, words: string[]): boolean {
  const name = missing(dialect)
  const named = words.some((word) => word.startsWith('--name'))
  const before = tags(dialect).length
  const done = run(dialect, name && !named ? [...words, `--name=${name}`] : words, before)
  if (!done) console.error(unfinished(dialect))
  else if (dialect === 'sqlite' && tags(dialect).length > before)
    mendRebuilds('drizzle/sqlite', tags(dialect))
  return done
}

/** Runs drizzle-kit for one dialect. It ends with 0 although it failed, so nothing written and an error is a failure. */
function run(dialect: Dialect, words: string[], before = -1): boolean {
  const { status, stderr } = spawnSync(process.execPath, [drizzleKit, ...words], {
    stdio: ['inherit', 'inherit', 'pipe'],
    encoding: 'utf8',
    env: {
      ...process.env,
      [oneDialect]: dialect,
      DATABASE_URL: `${dialect === 'sqlite' ? 'file' : 'postgres'}://none/none`,
    },
  })
  const silent = tags(dialect).length === before && /^\s*\w*Error\b/m.test(stderr)
  const asks = silent && stderr.includes('Interactive prompts')
  process.stderr.write(
    asks ? 'drizzle-kit has to ask whether something was renamed or is new: run it in a terminal\n' : stderr,
  )
  return status === 0 && !silent
}

function unfinished(dialect: Dialect): string {
  const [ahead] = dialects.filter((other) => tags(other).length > tags(dialect).length)
  return ahead
    ? `${dialect} has no migration yet, but drizzle/${ahead}/${tags(ahead).at(-1)}.sql is written: mend the cause and generate again`
    : `nothing was written`
}

/** The name of the migration that the other dialect has and this one has not. */
function missing(dialect: Dialect): string | undefined {
  const other = dialect === 'sqlite' ? 'postgres' : 'sqlite'
  return tags(other)[tags(dialect).length]?.replace(/^\d+_/, '')
}

function tags(dialect: Dialect): string[] {
  const file = resolve('drizzle', dialect, 'meta/_journal.json')
  if (!existsSync(file)) return []
  const { entries } = JSON.parse(readFileSync(file, 'utf8')) as { entries: { tag: string }[] }
  return entries.map(({ tag }) => tag)
}

function migrate(): boolean {
  const path = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter)
  const { status, error } = spawnSync('node', ['db/tasks/upgrade.ts'], {
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  })
  if (error) console.error(`cannot run node: ${error.message}`)
  return status === 0
}
