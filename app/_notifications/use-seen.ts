'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Tells, once somebody looks at the page, that they have seen what they were told up to `upTo`. */
export function useSeen(upTo: number | undefined): void {
  const router = useRouter()
  useEffect(() => {
    if (upTo === undefined) return
    async function tell() {
      if (document.hidden) return
      document.removeEventListener('visibilitychange', tell)
      const answer = await fetch('/api/notifications/read', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ id: upTo }),
      }).catch(() => undefined)
      // The navigation and the title say so.
      if (answer?.ok) router.refresh()
    }
    document.addEventListener('visibilitychange', tell)
    void tell()
    return () => document.removeEventListener('visibilitychange', tell)
  }, [upTo, router])
}
