import { parseArgs } from 'node:util'
import { ConfigurationError } from '../../dialect/index.ts'

/** What somebody typed after `npm run db:… --`. */
export type Wish = { target: string | undefined; sql: boolean }

/** `-1`, `-2`: so many revisions back. */
export const isStepBack = (word: string): boolean => /^-\d+$/.test(word)

/** Reads at most one revision, and `--sql`. Throws a ConfigurationError for more, or when npm kept a word. */
export function readWish(args: string[], env: NodeJS.ProcessEnv = process.env): Wish {
  const kept = keptByNpm(args, env)
  if (kept)
    throw new ConfigurationError(
      `npm kept ${kept} for itself: npm run ${env.npm_lifecycle_event} -- ${kept} hands it on`,
    )
  // To parseArgs a number with a minus is an option.
  const { values, positionals } = parseArgs({
    args: args.filter((word) => !isStepBack(word)),
    allowPositionals: true,
    options: { sql: { type: 'boolean', default: false } },
  })
  const [target, more] = [...positionals, ...args.filter(isStepBack)]
  refuse(more)
  return { target, sql: values.sql }
}

/** Reads exactly one revision. Throws a ConfigurationError for none or more. */
export function readRevision(args: string[]): string {
  const [word, more] = parseArgs({ args, allowPositionals: true }).positionals
  if (word === undefined) throw new ConfigurationError('which revision? --help shows how')
  refuse(more)
  return word
}

/** Throws a ConfigurationError for any word. */
export const nothingMore = (args: string[]): void =>
  refuse(parseArgs({ args, allowPositionals: true }).positionals[0])

function refuse(word: string | undefined): void {
  if (word !== undefined) throw new ConfigurationError(`"${word}" is one word too many; --help shows how`)
}

/** Without the `--` before it, npm takes `-2` as a setting of its own, and `--sql` as the letters s, q and l. */
function keptByNpm(args: string[], env: NodeJS.ProcessEnv): string | undefined {
  const steps = Object.keys(env).find((name) => /^npm_config_\d+$/.test(name))
  if (steps) return `-${steps.slice('npm_config_'.length)}`
  const letters = env.npm_config_long === 'true' && env.npm_config_loglevel === 'warn'
  return letters && !args.includes('--sql') ? '--sql' : undefined
}
