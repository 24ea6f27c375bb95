import type { NextRequest } from 'next/server'
import NextAuth, { CredentialsSignin } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { sessionOf } from '#db/queries/sessions.ts'
import { sessionLife } from '#db/schema/sessions.ts'
import { digest } from '#db/secrets.ts'
import { callbackCookie, checkCookies, cookieOptions, forgetCookie, sessionCookie } from './cookies.ts'
import { type Checked, checkCredentials } from './credentials.ts'
import { arriveFrom } from './doors/arrival.ts'
import { reportRefusal } from './doors/log.ts'
import { providers } from './doors/providers.ts'
import { beginSession } from './enter.ts'
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

// No page: next-auth sends there whom it refuses, and we look whether it did.
const refused = '/api/auth/refused'

/*
 * next-auth does the signing in; the sessions are our rows. Its "JWT" is no JWT here: encoding stores a row
 * and answers the random token that the cookie holds, decoding looks the row up. From the doors it only brings
 * back who somebody is there; what follows from that is decided by `arriveFrom`.
 */
const nextAuth = NextAuth(() => ({
  secret: secrets(process.env),
  trustHost: true,
  debug: false,
  logger: { error: reportRefusal, warn: () => undefined, debug: () => undefined },
  pages: { signIn: refused, error: refused },
  session: { strategy: 'jwt', maxAge: sessionLife.mostDays * 86_400 },
  cookies: {
    sessionToken: { name: sessionCookie(), options: cookieOptions() },
    callbackUrl: { name: callbackCookie(), options: cookieOptions() },
    ...Object.fromEntries(
      Object.entries(checkCookies()).map(([check, name]) => [check, { name, options: cookieOptions() }]),
    ),
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
    ...providers(),
  ],
  callbacks: {
    signIn: ({ account, profile }) =>
      account && account.type !== 'credentials' ? arriveFrom(account.provider, { ...profile }) : true,
    jwt: ({ token, user }) => (user?.id ? { userId: Number(user.id) } : token),
  },
  jwt: {
    async encode({ token }) {
      const begun = typeof token?.userId === 'number' && (await beginSession(token.userId))
      if (!begun) throw new Refused({ ok: false, refused: 'wrong' })
      return begun
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
    await forgetCookie(callbackCookie())
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

/** Sets what next-auth will compare on the way back and answers where a door is; undefined when it is not there. */
export async function wayTo(door: string): Promise<string | undefined> {
  const way = await nextAuth.signIn(door, { redirect: false, redirectTo: '/' })
  await forgetCookie(callbackCookie())
  return pathHere(way) === undefined ? way : undefined
}

/**
 * Asks next-auth whether a door sent whoever asks, exchanging the code it gave them. Answers the path that
 * `arriveFrom` decided on; undefined when next-auth refused.
 */
export async function pathFrom(request: NextRequest): Promise<string | undefined> {
  const answer = await nextAuth.handlers.GET(request)
  const path = pathHere(answer.headers.get('location') ?? '')
  return path?.startsWith('/api/auth/') ? undefined : path
}

/** The path of an address at our own origin; undefined for any other. */
function pathHere(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined
  return url && url.origin === process.env.AUTH_URL ? `${url.pathname}${url.search}${url.hash}` : undefined
}
