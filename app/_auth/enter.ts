import { cookies, headers } from 'next/headers'
import { createSession } from '#db/mutations/sessions.ts'
import { sessionLife } from '#db/schema/sessions.ts'
import { digest, randomToken } from '#db/secrets.ts'
import { userAgent } from '#db/text/limits.ts'
import { clientAddress } from './address.ts'
import { cookieOptions, sessionCookie } from './cookies.ts'
import { rememberDevice } from './credentials.ts'
import { report } from './report.ts'

/**
 * Begins a session for a person who has proven who they are, in place of the one this browser had, and remembers
 * the browser. Answers the token that the cookie holds; undefined when they are gone or suspended.
 */
export async function beginSession(userId: number): Promise<string | undefined> {
  const token = randomToken()
  const earlier = (await cookies()).get(sessionCookie())?.value
  const begun = await createSession(
    {
      userId,
      tokenHash: digest(token),
      userAgent: ((await headers()).get('user-agent') ?? '').slice(0, userAgent.most),
      address: await clientAddress(),
    },
    earlier && digest(earlier),
  )
  if (!begun) return undefined
  await rememberDevice(userId)
  await report('sign-in', { user: userId })
  return token
}

/** The same for those who need no password: begins the session and sets its cookie. Answers whether they are in. */
export async function enterAs(userId: number): Promise<boolean> {
  const token = await beginSession(userId)
  if (!token) return false
  const jar = await cookies()
  jar.set(sessionCookie(), token, { ...cookieOptions(), maxAge: sessionLife.mostDays * 86_400 })
  return true
}
