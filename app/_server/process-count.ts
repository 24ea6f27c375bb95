import { availableParallelism } from 'node:os'
import { wholeNumber } from './whole-number.ts'

/**
 * How many processes answer requests: `WEB_CONCURRENCY`, or one for each core that this process may use. Throws a
 * ConfigurationError when it cannot be read.
 */
export const processCount = (env: NodeJS.ProcessEnv = process.env): number =>
  wholeNumber(env, 'WEB_CONCURRENCY', { least: 1, most: 64, otherwise: availableParallelism() })

/** What a process may use of something that all of them share; at least one. */
export const shareOf = (all: number, env: NodeJS.ProcessEnv = process.env): number =>
  Math.max(1, Math.ceil(all / (Number(env.PIPIT_PROCESSES) || 1)))
