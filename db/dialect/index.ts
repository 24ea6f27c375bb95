import { resolve } from 'node:path'

/** A mistake of whoever runs the place: its message is the one line they need. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError'
}

export type DatabaseAddress =
  | { dialect: 'sqlite'; file: string }
  /** `url` leads to the server itself; `pooler`, when there is one, to what stands in front of it. */
  | { dialect: 'postgres'; url: string; pooler?: string }

/**
 * Where everything that Pipit keeps lies: the SQLite file, the generated secret, later the pictures.
 * `DATA_DIR`, or `.data` beside package.json; always absolute.
 */
export function dataDirectory(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(/* turbopackIgnore: true */ process.cwd(), env.DATA_DIR || '.data')
}

/**
 * Which database `DATABASE_URL` means: unset is a file in the data directory, `file:…` a file elsewhere,
 * `postgres://…` a server. Where that is a pooler, `DATABASE_DIRECT_URL` leads to the server behind it. Throws a
 * ConfigurationError for anything else.
 */
export function databaseAddress(env: NodeJS.ProcessEnv = process.env): DatabaseAddress {
  const url = env.DATABASE_URL?.trim()
  if (!url) return { dialect: 'sqlite', file: resolve(dataDirectory(env), 'pipit.db') }
  if (url.startsWith('file:')) return { dialect: 'sqlite', file: fileOf(url) }
  if (isPostgres(url)) return postgresAt(url, env.DATABASE_DIRECT_URL?.trim())
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0]
  throw new ConfigurationError(
    `DATABASE_URL ${scheme ? `begins with "${scheme}"` : 'has no scheme'}; Pipit knows file:… and postgres://…`,
  )
}

function postgresAt(url: string, direct: string | undefined): DatabaseAddress {
  if (!direct || direct === url) return { dialect: 'postgres', url }
  if (!isPostgres(direct)) throw new ConfigurationError('DATABASE_DIRECT_URL must be postgres://…')
  return { dialect: 'postgres', url: direct, pooler: url }
}

function fileOf(url: string): string {
  const path = url.startsWith('file://')
    ? decodeURIComponent(new URL(url).pathname)
    : url.slice('file:'.length)
  if (!path) throw new ConfigurationError('DATABASE_URL is "file:" without a path')
  return resolve(/* turbopackIgnore: true */ process.cwd(), path)
}

/**
 * The dialect of this process, chosen when it starts and never while building. What is neither is refused by
 * `databaseAddress`, in one line, where somebody can hear it.
 */
export const dialect = isPostgres(process.env.DATABASE_URL?.trim() ?? '') ? 'postgres' : 'sqlite'

function isPostgres(url: string): boolean {
  return /^postgres(ql)?:\/\//.test(url)
}
