import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { cache } from 'react'
import { touchSession } from '#db/mutations/sessions.ts'
import type { Viewer } from '#db/viewer.ts'
import { sessionCookie } from './cookies.ts'
import { type ProvenSession, sessionOfToken } from './session-of.ts'

export type CurrentSession = Omit<ProvenSession, 'seenAt'>

const touchEvery = 10 * 60_000

/** Who is asking, proven by the session cookie and looked up anew for every request; null when signed out. */
export const currentSession = cache(async (): Promise<CurrentSession | null> => {
  const now = Date.now()
  const session = await sessionOfToken((await cookies()).get(sessionCookie())?.value, now)
  if (!session) return null
  const { seenAt, ...current } = session
  if (now - seenAt.getTime() > touchEvery) after(() => touchSession(session.id, new Date(now)))
  return current
})

/** The viewer, or null when signed out. */
export const currentViewer = async (): Promise<Viewer | null> => (await currentSession())?.viewer ?? null

/** The viewer's session; whoever is signed out is asked to sign in and then returned to `path`. */
export async function requireSession(path: string): Promise<CurrentSession> {
  const session = await currentSession()
  if (!session) redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  return session
}
