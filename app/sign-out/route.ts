import { cookies } from 'next/headers'
import { cookieOptions, sessionCookie } from '#app/_auth/cookies.ts'
import { isOwnOrigin } from '#app/_server/origin.ts'
import { endSessionOf } from '#db/mutations/sessions.ts'
import { digest } from '#db/secrets.ts'

/** Ends the session and makes the browser forget what it kept of our pages. */
export async function POST(request: Request) {
  const origin = process.env.AUTH_URL ?? ''
  if (!isOwnOrigin('POST', (name) => request.headers.get(name), origin))
    return new Response(null, { status: 403 })
  const jar = await cookies()
  const token = jar.get(sessionCookie())?.value
  if (token) await endSessionOf(digest(token))
  jar.set(sessionCookie(), '', { ...cookieOptions(), maxAge: 0 })
  return new Response(null, {
    status: 303,
    headers: { Location: '/', 'Clear-Site-Data': '"cache"', 'Cache-Control': 'no-store' },
  })
}
