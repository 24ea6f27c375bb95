import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { cache } from 'react'
import { touchSession } from '#db/mutations/sessions.ts'
import { sessionOf } from '#db/queries/sessions.ts'
import { sessionLife } from '#db/schema/sessions.ts'
import type { Visibility } from '#db/schema/visibilities.ts'
import { digest } from '#db/secrets.ts'
import { asViewer, type Viewer } from '#db/viewer.ts'
import { sessionCookie } from './cookies.ts'

export type CurrentSession = {
  id: number
  createdAt: Date
  viewer: Viewer
  name: string
  avatar: string | null
  /** Who reads what they post unless they choose otherwise; null is everyone. */
  usualVisibility: Visibility | null
}

const day = 86_400_000
const touchEvery = 10 * 60_000

/** Who is asking, proven by the session cookie and looked up anew for every request; null when signed out. */
export const currentSession = cache(async (): Promise<CurrentSession | null> => {
  const token = (await cookies()).get(sessionCookie())?.value
  if (!token || token.length > 64) return null
  const session = await sessionOf(digest(token))
  const now = Date.now()
  if (!session || hasExpired(session, now)) return null
  if (now - session.seenAt.getTime() > touchEvery) after(() => touchSession(session.id, new Date(now)))
  return {
    id: session.id,
    createdAt: session.createdAt,
    viewer: asViewer(session.user),
    name: session.user.name,
    avatar: session.user.avatar,
    usualVisibility: session.usualVisibility,
  }
})

/** The viewer, or null when signed out. */
export const currentViewer = async (): Promise<Viewer | null> => (await currentSession())?.viewer ?? null

/** The viewer's session; whoever is signed out is asked to sign in and then returned to `path`. */
export async function requireSession(path: string): Promise<CurrentSession> {
  const session = await currentSession()
  if (!session) redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  return session
}

function hasExpired(session: { createdAt: Date; seenAt: Date }, now: number): boolean {
  return (
    now - session.seenAt.getTime() > sessionLife.idleDays * day ||
    now - session.createdAt.getTime() > sessionLife.mostDays * day
  )
}
