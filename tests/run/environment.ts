import { accessSync, constants, mkdirSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

export type Environment = Record<string, string | undefined>

export const root = resolve(import.meta.dirname, '../..')

/**
 * The environment for every step: our own tools first, a home that can be written, and nothing of what the one
 * who runs the tests has set for their own Pipit.
 */
export function cleanEnvironment(directory: string): Environment {
  const theirs =
    /^(AUTH_|DATABASE_|DATA_DIR$|HOST$|PORT$|PIPIT_|POST_LENGTH$|WEB_CONCURRENCY$|NEWCOMER_|TRUSTED_PROXIES$|LOG_LEVEL$|LIMIT_|S3_|NODE_OPTIONS$|NODE_ENV$)/
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !theirs.test(name)))
  return {
    ...env,
    HOME: homeOf(env.HOME) ?? emptyHome(directory),
    PATH: [join(root, 'node_modules/.bin'), env.PATH].filter(Boolean).join(delimiter),
    NEXT_TELEMETRY_DISABLED: '1',
    FORCE_COLOR: '0',
    NO_COLOR: '1',
  }
}

function homeOf(home: string | undefined): string | undefined {
  try {
    accessSync(home || '/nowhere', constants.W_OK)
    return home
  } catch {
    return undefined
  }
}

function emptyHome(directory: string): string {
  const home = join(directory, 'home')
  mkdirSync(home)
  return home
}
