import { isIP } from 'node:net'
import { ConfigurationError, databaseAddress, dataDirectory } from '#db/dialect/index.ts'
import { type Addresses, readOrigin } from './addresses.ts'
import { readBucket } from './bucket.ts'
import { checkRates } from './check-rates.ts'
import { doorFault } from './doors.ts'
import { newcomerLimits } from './newcomers.ts'
import { processCount } from './process-count.ts'
import { checkActionsKey, checkSecret } from './secret.ts'
import { wholeNumber } from './whole-number.ts'

type Environment = NodeJS.ProcessEnv

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

export type LogLevel = (typeof logLevels)[number]

/** Where the program lies, and whether somebody develops it. */
export type Mode = { root: string; dev: boolean }

/** What the operator decided, checked; secrets stay in the environment. */
export type Configuration = Addresses & {
  /** How many reverse proxies stand in front of us and may be believed about the client's address. */
  trustedProxies: number
  dataDirectory: string
  /** The SQLite file, when there is one. */
  databaseFile: string | undefined
  /** Who knows it may ask for the metrics; nobody when there is none. */
  metricsToken: string | undefined
  /** No secret is set, and the place is not public: one is made and kept. */
  makesSecret: boolean
  logLevel: LogLevel
}

/** Reads and checks every setting. Throws a ConfigurationError whose message says what to change. */
export function readConfiguration(env: Environment): Configuration {
  const addresses = readAddresses(env)
  const database = databaseAddress(env)
  wholeNumber(env, 'DATABASE_POOL', { least: 1, most: 1000, otherwise: 10 })
  wholeNumber(env, 'POST_LENGTH', { least: 1, most: 10_000, otherwise: 500 })
  wholeNumber(env, 'ARCHIVE_MEGABYTES', { least: 1, most: 1_000_000, otherwise: 1024 })
  wholeNumber(env, 'STREAMS_PER_ADDRESS', { least: 1, most: 100_000, otherwise: 100 })
  if (env.PIPIT_OPEN && !/^[01]$/.test(env.PIPIT_OPEN))
    throw new ConfigurationError('PIPIT_OPEN is 1 (anyone may sign up first) or 0')
  if (env.NEWCOMER_LIMITS && !/^(on|off)$/.test(env.NEWCOMER_LIMITS))
    throw new ConfigurationError('NEWCOMER_LIMITS is on or off')
  newcomerLimits(env)
  processCount(env)
  const fault = doorFault(env)
  if (fault) throw new ConfigurationError(fault)
  checkSecrets(env, addresses.isPublic)
  wholeNumber(env, 'SLOW_QUERY_MS', { least: 1, most: 60_000, otherwise: 200 })
  readBucket(env)
  checkRates(env)
  return {
    ...addresses,
    trustedProxies: wholeNumber(env, 'TRUSTED_PROXIES', { least: 0, most: 10, otherwise: 0 }),
    dataDirectory: dataDirectory(env),
    databaseFile: database.dialect === 'sqlite' ? database.file : undefined,
    metricsToken: readMetricsToken(env),
    makesSecret: !env.AUTH_SECRET,
    logLevel: readLogLevel(env),
  }
}

function readAddresses(env: Environment): Addresses {
  const port = wholeNumber(env, 'PORT', { least: 1, most: 65_535, otherwise: 3000 })
  const host = env.HOST?.trim() || 'localhost'
  if (!isIP(host) && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host))
    throw new ConfigurationError(`HOST is "${host}"; it must be a name or an address of this machine`)
  return readOrigin(env.AUTH_URL?.trim(), host, port)
}

function checkSecrets(env: Environment, isPublic: boolean) {
  if (!env.AUTH_SECRET && isPublic)
    throw new ConfigurationError(
      'AUTH_SECRET is missing; a public place needs one of at least 32 bytes (openssl rand -base64 32)',
    )
  // The numbered ones are older secrets, still accepted while a new one takes over.
  for (const name of ['AUTH_SECRET', 'AUTH_SECRET_1', 'AUTH_SECRET_2', 'AUTH_SECRET_3'])
    if (env[name]) checkSecret(name, env[name])
  if (env.CRON_SECRET) checkSecret('CRON_SECRET', env.CRON_SECRET)
  if (env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY) checkActionsKey(env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY)
}

function readMetricsToken({ METRICS_TOKEN: token }: Environment): string | undefined {
  if (token && token.length < 16) throw new ConfigurationError('METRICS_TOKEN needs at least 16 characters')
  return token || undefined
}

function readLogLevel(env: Environment): LogLevel {
  const wanted = env.LOG_LEVEL || 'info'
  const level = logLevels.find((known) => known === wanted)
  if (!level)
    throw new ConfigurationError(`LOG_LEVEL is "${wanted}"; it must be one of ${logLevels.join(', ')}`)
  return level
}
