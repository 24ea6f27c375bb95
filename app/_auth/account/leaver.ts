import { cookies } from 'next/headers'
import { z } from 'zod'
import { leaverById } from '#db/queries/leaving.ts'
import { cookieOptions, forgetCookie, leaverCookie } from '../cookies.ts'
import { seal, unseal } from '../sealed.ts'

const lastsSeconds = 15 * 60

const leaverRules = z.object({ id: z.number(), deletedAt: z.number() })

/**
 * Where somebody decides whether to keep their deleted account, who has just proven who they are; their browser
 * remembers that for a quarter of an hour. Undefined for everybody else.
 */
export async function wayToKeep(userId: number): Promise<string | undefined> {
  const leaver = await leaverById(userId)
  if (!leaver) return undefined
  const note = { id: leaver.id, deletedAt: leaver.deletedAt.getTime() }
  const options = { ...cookieOptions(), maxAge: lastsSeconds }
  ;(await cookies()).set(leaverCookie(), seal('leaver', note, lastsSeconds), options)
  return '/sign-in/keep'
}

/** Who in this browser may take back that their account was deleted, that time and no other. */
export async function currentLeaver() {
  const parsed = leaverRules.safeParse(unseal('leaver', (await cookies()).get(leaverCookie())?.value))
  if (!parsed.success) return undefined
  const leaver = await leaverById(parsed.data.id)
  return leaver?.deletedAt.getTime() === parsed.data.deletedAt ? leaver : undefined
}

export const forgetLeaver = (): Promise<void> => forgetCookie(leaverCookie())
