import { cookies, headers } from 'next/headers'
import NextAuth, { CredentialsSignin } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { createSession } from '#db/mutations/sessions.ts'
import { sessionOf } from '#db/queries/sessions.ts'
import { sessionLife } from '#db/schema/sessions.ts'
import { digest, randomToken } from '#db/secrets.ts'
import { userAgent } from '#db/text/limits.ts'
import { clientAddress } from './address.ts'
import { callbackCookie, cookieOptions, sessionCookie } from './cookies.ts'
import { type Checked, checkCredentials, rememberDevice } from './credentials.ts'
import { report } from './report.ts'
import { secrets } from './seal.ts'

type Refusal = Extract<Checked, { ok: false }>

/** Why a sign-in was refused, carried through next-auth to whoever called `signIn`. */
class Refused extends CredentialsSignin {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.refusal = refusal
  }
}

/*
 * next-auth does the signing in; the sessions are our rows. Its "JWT" is no JWT here: encoding stores a row
 * and answers the random token that the cookie holds, decoding looks the row up.
 */
const nextAuth = NextAuth(() => ({
  secret: secrets(process.env),
  trustHost: true,
  debug: false,
  logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  session: { strategy: 'jwt', maxAge: sessionLife.mostDays * 86_400 },
  cookies: {
    sessionToken: { name: sessionCookie(), options: cookieOptions() },
    callbackUrl: { name: callbackCookie(), options: cookieOptions() },
  },
  providers: [
    Credentials({
      credentials: { login: {}, password: {} },
      async authorize({ login, password }) {
        if (typeof login !== 'string' || typeof password !== 'string') return null
        const checked = await checkCredentials(login, password)
        if (!checked.ok) {
          await report('sign-in refused', { user: checked.userId, reason: checked.refused })
          throw new Refused(checked)
        }
        return { id: String(checked.userId) }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user?.id ? { userId: Number(user.id) } : token),
  },
  jwt: {
    async encode({ token }) {
      return typeof token?.userId === 'number' ? beginSession(token.userId) : ''
    },
    async decode({ token }) {
      const session = token ? await sessionOf(digest(token)) : undefined
      return session ? { userId: session.user.id } : null
    },
  },
}))

/** Signs in with handle or e-mail address and password, setting the cookies; or says why not. */
export async function signIn(login: string, password: string): Promise<Refusal | undefined> {
  try {
    await nextAuth.signIn('credentials', { login, password, redirect: false })
    ;(await cookies()).delete(callbackCookie())
    return undefined
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    if (error instanceof CredentialsSignin) return { ok: false, refused: 'wrong' }
    // next-auth wraps what `authorize` throws; what we expect of the layers below goes on as it was.
    throw error instanceof Error && error.cause instanceof Object && 'err' in error.cause
      ? error.cause.err
      : error
  }
}

async function beginSession(userId: number): Promise<string> {
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
  if (!begun) throw new Refused({ ok: false, refused: 'wrong' })
  await rememberDevice(userId)
  await report('sign-in', { user: userId })
  return token
}
