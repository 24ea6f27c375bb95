import { cookies } from 'next/headers'
import { cookieOptions, sessionCookie } from '#app/_auth/cookies.ts'
import { report } from '#app/_auth/report.ts'
import { isOwnOrigin } from '#app/_server/origin.ts'
import { ownOrigin } from '#app/_server/own-origin.ts'
import { isUnavailable } from '#db/client.ts'
import { endSessionOf } from '#db/mutations/sessions.ts'
import { digest } from '#db/secrets.ts'

/**
 * Ends the session and makes the browser forget what it kept: our pages, what was written and not sent, and where
 * somebody was reading. Cookies stay, of which what is left names nobody.
 */
export async function POST(request: Request) {
  if (!isOwnOrigin('POST', (name) => request.headers.get(name), ownOrigin())) {
    await report('denied', { reason: 'another origin' })
    return new Response(null, { status: 403 })
  }
  const jar = await cookies()
  const token = jar.get(sessionCookie())?.value
  const isEnded = token ? await ended(token) : true
  jar.set(sessionCookie(), '', { ...cookieOptions(), maxAge: 0 })
  // This browser forgets the session at least; the database, once it can.
  if (!isEnded) return new Response(null, { status: 503, headers: { ...forgetting, 'Retry-After': '5' } })
  return new Response(null, {
    status: 303,
    headers: { ...forgetting, Location: '/', 'Cache-Control': 'no-store' },
  })
}

const forgetting = { 'Clear-Site-Data': '"cache", "storage"' }

/** Whether the session could be ended; false while the database takes no writes. */
async function ended(token: string): Promise<boolean> {
  try {
    const userId = await endSessionOf(digest(token))
    if (userId) await report('sign-out', { user: userId })
    return true
  } catch (error) {
    if (!isUnavailable(error)) throw error
    return false
  }
}
