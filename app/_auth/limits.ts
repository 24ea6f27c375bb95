import { headers } from 'next/headers'
import { household } from '#app/_server/household.ts'
import { note } from '#app/_server/notes.ts'
import { type Limit, rateOf } from '#app/_server/rate.ts'
import { countOne } from '#app/_server/tallies.ts'
import { countTry } from '#db/mutations/rate-limits.ts'
import { clientAddress } from './address.ts'
import { report } from './report.ts'

export type Limited = { waitSeconds: number }

/**
 * Counts one try against a limit, per account when the viewer is given, else per address. Answers how long to
 * wait when it is used up. Operators change a limit with `LIMIT_<NAME>=<count>/<seconds>`.
 */
export async function overLimit(limit: Limit, accountId?: number): Promise<Limited | undefined> {
  const who = accountId ?? household(await clientAddress())
  const rate = rateOf(limit)
  const tries = await countTry(`${limit}:${who}`, rate)
  if (tries.count <= rate.count) return undefined
  countOne(`limit ${limit}`)
  // Once in a window: whoever goes on must not fill the log too.
  if (tries.count === rate.count + 1) await report('limit', { limit, user: accountId })
  await tellWait(tries.resetInSeconds)
  return { waitSeconds: tries.resetInSeconds }
}

/** Lets a page that says that nothing could be stored just now say it to programs too: 503 with Retry-After. */
export async function tellBusy(): Promise<void> {
  const request = (await headers()).get('x-pipit-request')
  if (request) note(request, 'busy')
}

/** Lets a page that says how long to wait say it to programs too: 429 with Retry-After. */
export async function tellWait(seconds: number): Promise<void> {
  const request = (await headers()).get('x-pipit-request')
  if (request) note(request, { wait: Math.max(1, Math.ceil(seconds)) })
}
