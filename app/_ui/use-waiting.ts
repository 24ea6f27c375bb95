'use client'

import { useEffect, useRef, useState } from 'react'
import type { Page } from '#db/queries/page.ts'

const every = 30_000 // ms

/** What waits above a list: the first page as it is now, and how many of its rows are new. */
export type Waiting<Row> = { page: Page<Row>; count: number }

/**
 * Asks now and then whether there is anything newer than `newest`, while somebody looks; shows nothing by itself,
 * so that the list does not move under its reader.
 */
export function useWaiting<Row>(
  source: string | undefined,
  newest: number | undefined,
  cursorOf: (row: Row) => number,
) {
  const [waiting, setWaiting] = useState<Waiting<Row>>()
  const known = useRef(newest)
  useEffect(() => {
    known.current = newest
  })
  useEffect(() => {
    if (!source) return
    const address = source
    let askedAt = performance.now()

    async function ask() {
      askedAt = performance.now()
      const answer = await fetch(address).catch(() => undefined)
      if (!answer?.ok) return
      const page = (await answer.json()) as Page<Row>
      const count = page.rows.filter((row) => cursorOf(row) > (known.current ?? 0)).length
      setWaiting(count > 0 ? { page, count } : undefined)
    }

    const askIfDue = () => {
      if (!document.hidden && performance.now() - askedAt >= every) ask()
    }
    const timer = setInterval(askIfDue, every)
    document.addEventListener('visibilitychange', askIfDue)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', askIfDue)
    }
  }, [source, cursorOf])
  return { waiting, clear: () => setWaiting(undefined) }
}
