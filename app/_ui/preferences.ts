import { cookies } from 'next/headers'
import { keyboardCookie, type Theme, themeCookie, themes, zoneCookie } from './preference-names.ts'
import type { Clock } from './time.tsx'

/** The theme this browser asked for. */
export async function themeOf(): Promise<Theme> {
  const value = (await cookies()).get(themeCookie)?.value
  return themes.find((theme) => theme === value) ?? 'system'
}

/** Whether single keys do things in this browser; they do unless somebody switched them off. */
export const usesKeyboard = async (): Promise<boolean> =>
  (await cookies()).get(keyboardCookie)?.value !== 'off'

/** Now, in the reader's time zone; UTC until the browser has said which it is. */
export async function clock(): Promise<Clock> {
  const zone = (await cookies()).get(zoneCookie)?.value
  return { now: Date.now(), zone: zone && isZone(zone) ? zone : 'UTC' }
}

function isZone(zone: string): boolean {
  if (!/^[A-Za-z0-9_+/-]{1,64}$/.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
