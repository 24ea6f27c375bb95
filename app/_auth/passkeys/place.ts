import { cookies } from 'next/headers'
import { randomToken } from '#db/secrets.ts'
import { browserCookie, cookieOptions } from '../cookies.ts'

/** Where passkeys are good for: our configured origin, whatever a request says. */
export const place = (): { origin: string; rpID: string } => {
  const { origin, hostname } = new URL(process.env.AUTH_URL ?? 'http://localhost:3000')
  return { origin, rpID: hostname }
}

/** What names this browser; undefined when it was never asked for a passkey. */
export const knownBrowser = async (): Promise<string | undefined> =>
  (await cookies()).get(browserCookie())?.value

/** What names this browser, given a name now if it has none. */
export async function namedBrowser(): Promise<string> {
  const known = await knownBrowser()
  if (known) return known
  const name = randomToken()
  ;(await cookies()).set(browserCookie(), name, cookieOptions())
  return name
}
