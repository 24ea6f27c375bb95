import { cookies } from 'next/headers'
import { z } from 'zod'
import { configuredDoors, type Door } from '#app/_server/doors.ts'
import { cookieOptions, errandCookie } from '../cookies.ts'
import { recentMs } from '../proof.ts'
import { seal, unseal } from '../sealed.ts'

// No longer than what was proven before somebody left is good for.
const lastsSeconds = recentMs / 1000

const errandRules = z.discriminatedUnion('wish', [
  z.object({ wish: z.literal('enter'), door: z.string(), next: z.string() }),
  z.object({ wish: z.literal('link'), door: z.string(), session: z.number() }),
])

/** Why somebody goes to a door: to come in and go on to `next`, or to link it from the session they are in. */
export type Errand = z.output<typeof errandRules>

/** Remembers an errand in the browser, which cannot change it, for ten minutes; an earlier one is forgotten. */
export async function rememberErrand(errand: Errand): Promise<void> {
  const jar = await cookies()
  const options = { ...cookieOptions(), maxAge: lastsSeconds }
  jar.set(errandCookie(), seal('errand', errand, lastsSeconds), options)
}

/** The errand this browser is on at a door, if any. */
export async function errandAt(door: string): Promise<Errand | undefined> {
  const parsed = errandRules.safeParse(unseal('errand', (await cookies()).get(errandCookie())?.value))
  return parsed.success && parsed.data.door === door ? parsed.data : undefined
}

export const doorCalled = (id: unknown): Door | undefined => configuredDoors().find((door) => door.id === id)

/** What came of going to a door; the page they return to says it. */
export const doorOutcomes = [
  'linked',
  'taken',
  'known',
  'closed',
  'suspended',
  'cancelled',
  'failed',
  'often',
] as const
export type DoorOutcome = (typeof doorOutcomes)[number]

/** Where an errand goes back to, with what came of it. */
export function wayBack(errand: Errand | undefined, outcome: DoorOutcome): string {
  const query = new URLSearchParams({ door: outcome })
  if (errand) query.set('at', errand.door)
  if (errand?.wish === 'link') return `/settings/account?${query}#doors`
  if (errand && errand.next !== '/') query.set('next', errand.next)
  return `/sign-in?${query}`
}
