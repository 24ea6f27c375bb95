import { type Rate, rates } from '#db/text/limits.ts'

export type Limit = keyof typeof rates

/** What a limit is called in the environment: signUp is LIMIT_SIGN_UP. */
export const settingOf = (limit: string): string =>
  `LIMIT_${limit.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`

/** A limit as the operator set it, `LIMIT_<NAME>=<count>/<seconds>`, or the usual one. */
export function rateOf(limit: Limit, env: NodeJS.ProcessEnv = process.env): Rate {
  return parseRate(env[settingOf(limit)] ?? '') ?? rates[limit]
}

/** `count/seconds`, undefined when it is something else. */
export function parseRate(text: string): Rate | undefined {
  const [, count, seconds] = /^(\d{1,9})\/([1-9]\d{0,8})$/.exec(text.trim()) ?? []
  return count && seconds ? { count: Number(count), seconds: Number(seconds) } : undefined
}
