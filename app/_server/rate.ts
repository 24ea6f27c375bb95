import { type Rate, rates } from '#db/text/limits.ts'

export type Limit = keyof typeof rates

/** A limit as the operator set it, `LIMIT_<NAME>=<count>/<seconds>`; a value that cannot be read is the usual one. */
export function rateOf(limit: Limit, env: NodeJS.ProcessEnv = process.env): Rate {
  const name = `LIMIT_${limit.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`
  const [, count, seconds] = /^(\d{1,9})\/(\d{1,9})$/.exec(env[name] ?? '') ?? []
  return count && seconds ? { count: Number(count), seconds: Number(seconds) } : rates[limit]
}
