import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, resolve } from 'node:path'
import { noteHashes } from './hashes.ts'
import { remembering } from './take-back.ts'

/*
 * drizzle-kit knows one dialect at a time, and its own migrator can lose rows. When it loads our configuration,
 * this takes over: `generate` and `check` run once for each dialect, `migrate` is our own runner; the way back is
 * written by `complete.ts`. Generating needs no database, nor a sound DATABASE_URL, so nothing that reads it is
 * imported here.
 */

type Dialect = 'sqlite' | 'postgres'

const dialects: Dialect[] = ['sqlite', 'postgres']
const oneDialect = 'PIPIT_KIT_ONE_DIALECT' // set for the processes started here: they do as they are told
const [, drizzleKit = '', ...args] = process.argv
const command = args.find((word) => ['generate', 'check', 'migrate'].includes(word))

if (!process.env[oneDialect]) {
  if (command === 'generate') process.exit(generate() && note() ? 0 : 1)
  if (command === 'check') process.exit(dialects.every((dialect) => run(dialect, args)) ? 0 : 1)
  if (command === 'migrate') process.exit(runNode('db/tasks/upgrade.ts') ? 0 : 1)
}

/**
 * Both dialects count their migrations alike: one that has nothing to change gets an empty migration. When anything
 * fails, nothing is kept.
 */
function generate(): boolean {
  const known = Math.min(...dialects.map((dialect) => tags(dialect).length))
  const takeBack = dialects.map((dialect) => remembering(resolve('drizzle', dialect)))
  const done =
    dialects.every((dialect) => write(dialect, args)) &&
    dialects.every((dialect) => !missing(dialect) || write(dialect, ['generate', '--custom'])) &&
    runNode('db/tasks/migrate/complete.ts', String(known), ...(args.includes('--custom') ? ['custom'] : []))
  if (!done) for (const undo of takeBack) undo()
  return done
}

function note(): true {
  for (const dialect of dialects) noteHashes(`drizzle/${dialect}`)
  return true
}

function write(dialect: Dialect, words: string[]): boolean {
  const name = missing(dialect)
  const named = words.some((word) => word.startsWith('--name'))
  const done = run(dialect, name && !named ? [...words, `--name=${name}`] : words, tags(dialect).length)
  if (!done)
    console.error(`${dialect} could not be written, so nothing was: mend the cause and generate again`)
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
  const meaning = silent && meaningOf(stderr)
  process.stderr.write(meaning ? `${meaning}\n` : stderr)
  return status === 0 && !silent
}

/** What it means when drizzle-kit gives up with these words. */
function meaningOf(stderr: string): string | undefined {
  if (stderr.includes('Interactive prompts'))
    return 'drizzle-kit has to ask whether something was renamed or is new: run it in a terminal'
  if (/reading '(columns|typeSchema)'/.test(stderr))
    return 'drizzle-kit cannot rename a table and change its columns at once: rename it in one revision, change it in the next'
  return undefined
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

function runNode(...words: string[]): boolean {
  const path = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter)
  const { status, error } = spawnSync('node', words, {
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  })
  if (error) console.error(`cannot run node: ${error.message}`)
  return status === 0
}
