'use client'

import { useRef, useState } from 'react'
import type { Page } from '#db/queries/page.ts'
import { below } from './below.ts'

/** Fetches the next page of a list from a route that answers rows, one at a time. */
export function useLoading<Row>(source: string, next: number | undefined, add: (page: Page<Row>) => void) {
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle')
  const [loaded, setLoaded] = useState(0)
  const busy = useRef(false)

  async function load() {
    if (busy.current || next === undefined) return
    busy.current = true
    setState('loading')
    try {
      const answer = await fetch(below(source, next))
      if (!answer.ok) throw new Error(String(answer.status))
      const page = (await answer.json()) as Page<Row>
      add(page)
      setLoaded(page.rows.length)
      setState('idle')
    } catch {
      setState('failed')
    } finally {
      busy.current = false
    }
  }

  return { load, state, loaded }
}
