import { newcomer } from '#db/text/limits.ts'
import { wholeNumber } from './whole-number.ts'

/** How much a post of a new account may hold. */
export type NewcomerLimits = { links: number; mentions: number; pictures: number }

/**
 * What new accounts are held to here: `NEWCOMER_LINKS`, `NEWCOMER_MENTIONS` and `NEWCOMER_PICTURES`; undefined with
 * `NEWCOMER_LIMITS=off`, and in a place that is open for trying it out unless it is `on`. Throws a ConfigurationError.
 */
export function newcomerLimits(env: NodeJS.ProcessEnv = process.env): NewcomerLimits | undefined {
  const wanted = env.NEWCOMER_LIMITS ?? (env.PIPIT_OPEN === '1' ? 'off' : 'on')
  const most = (name: string, otherwise: number) =>
    wholeNumber(env, name, { least: 0, most: 1000, otherwise })
  const limits = {
    links: most('NEWCOMER_LINKS', newcomer.links),
    mentions: most('NEWCOMER_MENTIONS', newcomer.mentions),
    pictures: most('NEWCOMER_PICTURES', newcomer.pictures),
  }
  return wanted === 'off' ? undefined : limits
}
