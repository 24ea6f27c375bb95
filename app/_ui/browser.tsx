'use client'

import { type ComponentType, useEffect, useState } from 'react'
import { zoneCookie } from './preference-names.ts'

/**
 * What only the browser knows or can do: tells the server its time zone, keeps the offline page at hand, and, once
 * everything else is there, listens to the keyboard.
 */
export function Browser({ keyboard }: { keyboard: boolean }) {
  const [Keyboard, setKeyboard] = useState<ComponentType>()
  useEffect(() => {
    if (keyboard) import('./keyboard.tsx').then((module) => setKeyboard(() => module.Keyboard))
  }, [keyboard])
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    if (timeZone && !document.cookie.includes(`${zoneCookie}=${timeZone}`)) {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
      document.cookie = `${zoneCookie}=${timeZone}; path=/; max-age=34560000; samesite=lax`
    }
    if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js').catch(() => undefined)
  }, [])
  return keyboard && Keyboard ? <Keyboard /> : null
}
