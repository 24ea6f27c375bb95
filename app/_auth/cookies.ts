/** Whether the configured origin is encrypted; decided by `AUTH_URL`, never by the request. */
const isSecure = () => process.env.AUTH_URL?.startsWith('https:') ?? process.env.VERCEL === '1'

/** The name a cookie has here: browsers keep `__Host-` ones from sub-domains and unencrypted pages. */
const named = (name: string) => (isSecure() ? `__Host-${name}` : name)

export const sessionCookie = () => named('pipit-session')
export const deviceCookie = () => named('pipit-device')

/** Where next-auth would lead after signing in; our actions know that themselves, so it does not stay. */
export const callbackCookie = () => named('pipit-callback')

/** What every cookie of ours that proves something carries. */
export const cookieOptions = () =>
  ({ httpOnly: true, secure: isSecure(), sameSite: 'lax', path: '/' }) as const
