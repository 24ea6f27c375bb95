import { ConfigurationError } from '#db/dialect/index.ts'
import { type Rate, rates } from '#db/text/limits.ts'

export type Limit = keyof typeof rates

/** What a limit is called in the environment: signUp is LIMIT_SIGN_UP. */
export const settingOf = (limit: string): string =>
  `LIMIT_${limit.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`

/** A limit as the operator set it, `LIMIT_<NAME>=<count>/<seconds>`, or the usual one. */
export function rateOf(limit: Limit, env: NodeJS.ProcessEnv = process.env): Rate {
  return parse(env[settingOf(limit)] ?? '') ?? rates[limit]
}

/** Throws a ConfigurationError for a limit that does not exist or cannot be read: it would not be kept. */
export function checkRates(env: NodeJS.ProcessEnv) {
  const known = Object.keys(rates).map(settingOf)
  for (const [name, value] of Object.entries(env)) {
    if (!name.startsWith('LIMIT_') || !value) continue
    if (!known.includes(name))
      throw new ConfigurationError(`${name} is no limit; there are ${known.join(', ')}`)
    if (!parse(value))
      throw new ConfigurationError(`${name} is "${value}"; it must be count/seconds, such as 5/1800`)
  }
}

function parse(text: string): Rate | undefined {
  const [, count, seconds] = /^(\d{1,9})\/([1-9]\d{0,8})$/.exec(text.trim()) ?? []
  return count && seconds ? { count: Number(count), seconds: Number(seconds) } : undefined
}
