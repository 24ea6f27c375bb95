import { ConfigurationError } from '#db/dialect/index.ts'
import { rates } from '#db/text/limits.ts'
import { parseRate, settingOf } from './rate.ts'

/** Throws a ConfigurationError for a limit that does not exist or cannot be read: it would not be kept. */
export function checkRates(env: NodeJS.ProcessEnv) {
  const known = Object.keys(rates).map(settingOf)
  for (const [name, value] of Object.entries(env)) {
    if (!name.startsWith('LIMIT_') || !value) continue
    if (!known.includes(name))
      throw new ConfigurationError(`${name} is no limit; there are ${known.join(', ')}`)
    if (!parseRate(value))
      throw new ConfigurationError(`${name} is "${value}"; it must be count/seconds, such as 5/1800`)
  }
}
