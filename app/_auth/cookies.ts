import { cookies } from 'next/headers'

/** Whether the configured origin is encrypted; decided by `AUTH_URL`, never by the request. */
const isSecure = () => process.env.AUTH_URL?.startsWith('https:') ?? process.env.VERCEL === '1'

/** The name a cookie has here: browsers keep `__Host-` ones from sub-domains and unencrypted pages. */
const named = (name: string) => (isSecure() ? `__Host-${name}` : name)

export const sessionCookie = () => named('pipit-session')
export const deviceCookie = () => named('pipit-device')

/** Where next-auth would lead after signing in; our actions know that themselves, so it does not stay. */
export const callbackCookie = () => named('pipit-callback')

/** Why somebody went to a door, while they are there; and what next-auth compares when they return. */
export const errandCookie = () => named('pipit-errand')
export const checkCookies = () => ({
  pkceCodeVerifier: named('pipit-pkce'),
  state: named('pipit-state'),
  nonce: named('pipit-nonce'),
})

/** Who came through a door and has no handle yet. */
export const newcomerCookie = () => named('pipit-newcomer')

/** Who signed in to a deleted account and may take that back. */
export const leaverCookie = () => named('pipit-leaver')

/** Names a browser for as long as it is open, so that the challenge of a passkey is answered where it was asked. */
export const browserCookie = () => named('pipit-browser')

/** What every cookie of ours that proves something carries. */
export const cookieOptions = () =>
  ({ httpOnly: true, secure: isSecure(), sameSite: 'lax', path: '/' }) as const

/** Makes the browser forget a cookie; without the marks it was set with a `__Host-` one would stay. */
export async function forgetCookie(name: string): Promise<void> {
  ;(await cookies()).set(name, '', { ...cookieOptions(), maxAge: 0 })
}
