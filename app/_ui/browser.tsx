'use client'

import { useEffect } from 'react'
import { zoneCookie } from './preference-names.ts'

/** What only the browser knows or can do: tells the server its time zone, keeps the offline page at hand. */
export function Browser() {
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    if (timeZone && !document.cookie.includes(`${zoneCookie}=${timeZone}`)) {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
      document.cookie = `${zoneCookie}=${timeZone}; path=/; max-age=34560000; samesite=lax`
    }
    if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js').catch(() => undefined)
  }, [])
  return null
}
