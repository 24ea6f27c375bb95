'use client'

import { useEffect, useRef, useState } from 'react'
import type { Page } from '#db/queries/page.ts'
import { type Heard, isStreaming, onHeard } from './live.ts'

const every = 30_000 // ms, as long as nothing tells that there is something new
const afterGap = 5_000 // ms for which an answer is new enough when a stream opens

/** What waits above a list: the first page as it is now, and how many of its rows are new. */
export type Waiting<Row> = { page: Page<Row>; count: number }

/**
 * Asks whether there is anything newer than `newest` when the stream of events tells of `event`, or now and then as
 * long as there is no stream or it tells of nothing here; only while somebody looks. Shows nothing by itself, so that
 * the list does not move under its reader.
 */
export function useWaiting<Row>(
  source: string | undefined,
  newest: number | undefined,
  cursorOf: (row: Row) => number,
  event?: Exclude<Heard['event'], 'stream'>,
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
    let isOwed = false
    let soon: ReturnType<typeof setTimeout> | undefined

    async function ask() {
      isOwed = document.hidden
      if (isOwed) return
      askedAt = performance.now()
      const answer = await fetch(address).catch(() => undefined)
      if (!answer?.ok) return
      const page = (await answer.json()) as Page<Row>
      const count = page.rows.filter((row) => cursorOf(row) > (known.current ?? 0)).length
      setWaiting(count > 0 ? { page, count } : undefined)
    }

    function hear(heard: Heard) {
      // Whatever happened in between, nobody told.
      if (heard.event === 'stream') return heard.isOpen && isOlder(afterGap) && ask()
      if (heard.event !== event || heard.id <= (known.current ?? 0)) return
      clearTimeout(soon)
      soon = setTimeout(ask, 'within' in heard ? Math.random() * heard.within : 0)
    }

    const isOlder = (ms: number) => performance.now() - askedAt >= ms
    const askIfDue = () => {
      if (isOwed || (isOlder(every) && !(event && isStreaming()))) ask()
    }
    const timer = setInterval(askIfDue, every)
    document.addEventListener('visibilitychange', askIfDue)
    const stop = onHeard(hear)
    return () => {
      stop()
      clearTimeout(soon)
      clearInterval(timer)
      document.removeEventListener('visibilitychange', askIfDue)
    }
  }, [source, cursorOf, event])
  return { waiting, clear: () => setWaiting(undefined) }
}
