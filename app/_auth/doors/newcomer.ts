import { cookies } from 'next/headers'
import { z } from 'zod'
import { configuredDoors, type Door } from '#app/_server/doors.ts'
import { isHandleFree } from '#db/queries/handles.ts'
import { parseHandle } from '#db/text/handle.ts'
import { handle as limits } from '#db/text/limits.ts'
import { cookieOptions, forgetCookie, newcomerCookie } from '../cookies.ts'
import { seal, unseal } from '../sealed.ts'
import type { Identity } from './identity.ts'

const lastsSeconds = 30 * 60

const newcomerRules = z.object({
  provider: z.string(),
  id: z.string(),
  handles: z.array(z.string()),
  name: z.string(),
  email: z.string().optional(),
  next: z.string(),
})

/** Somebody a door vouched for, whom we do not know yet, and where they were going. */
export type Newcomer = Identity & { door: Door; next: string }

/** Remembers a newcomer in their browser, which cannot change it, for half an hour. */
export async function rememberNewcomer({ door, ...known }: Newcomer): Promise<void> {
  const jar = await cookies()
  const options = { ...cookieOptions(), maxAge: lastsSeconds }
  jar.set(newcomerCookie(), seal('newcomer', { ...known, provider: door.provider }, lastsSeconds), options)
}

/** The newcomer this browser has; undefined when there is none, or their door is closed by now. */
export async function currentNewcomer(): Promise<Newcomer | undefined> {
  const parsed = newcomerRules.safeParse(unseal('newcomer', (await cookies()).get(newcomerCookie())?.value))
  if (!parsed.success) return undefined
  const { provider, email, ...known } = parsed.data
  const door = configuredDoors().find((open) => open.provider === provider)
  return door && { ...known, email, door }
}

export const forgetNewcomer = (): Promise<void> => forgetCookie(newcomerCookie())

/** The first of what a door knows them by that can be a handle here and is free; else nothing. */
export async function freeHandle(wanted: string[]): Promise<string> {
  for (const raw of wanted) {
    const parsed = parseHandle(asHandle(raw))
    if (parsed.ok && (await isHandleFree(null, parsed.handle))) return parsed.handle
  }
  return ''
}

/** "Ada Márquez" → "ada_marquez", "ada@example.org" → "ada". */
function asHandle(raw: string): string {
  return raw
    .replace(/@.*$/, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, limits.most)
}
