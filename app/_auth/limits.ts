import { countTry } from '#db/mutations/rate-limits.ts'
import { type Rate, rates } from '#db/text/limits.ts'
import { clientAddress, countedAddress } from './address.ts'

export type Limited = { waitSeconds: number }
export type Limit = keyof typeof rates

/**
 * Counts one try against a limit, per account when the viewer is given, else per address. Answers how long to
 * wait when it is used up. Operators change a limit with `LIMIT_<NAME>=<count>/<seconds>`.
 */
export async function overLimit(limit: Limit, accountId?: number): Promise<Limited | undefined> {
  const who = accountId ?? countedAddress(await clientAddress())
  const rate = rateOf(limit)
  const tries = await countTry(`${limit}:${who}`, rate)
  return tries.count > rate.count ? { waitSeconds: tries.resetInSeconds } : undefined
}

/** A limit as the operator set it. A value that cannot be read is the usual one. */
export function rateOf(limit: Limit, env: NodeJS.ProcessEnv = process.env): Rate {
  const name = `LIMIT_${limit.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`
  const [, count, seconds] = /^(\d{1,9})\/(\d{1,9})$/.exec(env[name] ?? '') ?? []
  return count && seconds ? { count: Number(count), seconds: Number(seconds) } : rates[limit]
}
