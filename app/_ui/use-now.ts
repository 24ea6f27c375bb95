'use client'

import { useEffect, useState } from 'react'

/** The time since the page was made, a step every minute. */
export function useNow(start: number): number {
  const [now, setNow] = useState(start)
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return Math.max(now, start)
}
