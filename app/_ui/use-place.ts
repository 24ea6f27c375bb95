'use client'

import { useEffect, useLayoutEffect, useRef } from 'react'
import type { Held } from './held.ts'

const mostRows = 400

type Place<Row> = { rows: Row[]; next: number | undefined; post: string; offset: number }

/**
 * Keeps where somebody reads in a list: after a reload, or coming back from another site, the rows that were
 * loaded below are there again and the same post stands at the same height. `name` tells whose list it is;
 * `tell`, where there is one, is told the post at which the reader left.
 */
export function usePlace<Row extends { id: number }>(
  name: string,
  held: Held<Row>,
  resume: (rows: Row[], next: number | undefined) => void,
  tell?: string,
) {
  const latest = useRef(held)
  useEffect(() => {
    latest.current = held
  })
  const awaited = useRef<Place<Row>>(undefined)
  useLayoutEffect(() => {
    if (awaited.current && held.rows.length > 0 && scrollTo(awaited.current)) awaited.current = undefined
  }, [held])
  const resumed = useRef(resume)
  useEffect(() => {
    const key = `pipit-place:${name}:${location.pathname}${location.search}`
    const place = returning() ? read<Row>(key) : undefined
    if (place) {
      awaited.current = place
      resumed.current(place.rows, place.next)
    }
    let told = ''

    function leave() {
      const seen = firstSeen()
      if (!seen) return
      keep(key, latest.current, seen)
      // Whoever has not moved, and was not taken back to where they were, is still there.
      const hasMoved = scrollY > 0 || !document.querySelector('[data-jump]')
      if (!tell || !hasMoved || told === seen.post) return
      told = seen.post
      const { rows, cursorOf } = latest.current
      const id = Number(seen.post.split('/').at(-1))
      const row = rows.find((one) => one.id === id)
      const body = JSON.stringify({ id: row ? cursorOf(row) : id })
      navigator.sendBeacon(tell, new Blob([body], { type: 'application/json' }))
    }

    const onHidden = () => document.hidden && leave()
    addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', onHidden)
    document.addEventListener('click', onLink, true)
    function onLink(event: MouseEvent) {
      if (event.target instanceof Element && event.target.closest('a[href]')) leave()
    }
    return () => {
      removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', onHidden)
      document.removeEventListener('click', onLink, true)
    }
  }, [name, tell])
}

let isFirst = true

/** Whether this is the first list after the browser came back to a page it had left. */
function returning(): boolean {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const isReturn = isFirst && (visit?.type === 'reload' || visit?.type === 'back_forward')
  isFirst = false
  return isReturn
}

const addressOf = (post: Element) => post.querySelector<HTMLAnchorElement>('.when')?.pathname ?? ''
const postsHere = () => [...document.querySelectorAll('[role="feed"] > article')]

/** The first post that is in sight below the head of the column, and how far below the window's edge it begins. */
function firstSeen(): { post: string; offset: number } | undefined {
  const head = document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0
  const seen = postsHere().find((post) => post.getBoundingClientRect().bottom > head + 1)
  return seen && { post: addressOf(seen), offset: seen.getBoundingClientRect().top }
}

/** Puts a post at its height, if it is there; the browser, which knew a shorter page, is not to move it again. */
function scrollTo({ post, offset }: { post: string; offset: number }): boolean {
  const target = postsHere().find((one) => addressOf(one) === post)
  if (!target) return false
  history.scrollRestoration = 'manual'
  scrollBy(0, target.getBoundingClientRect().top - offset)
  // Once it has come to rest the browser may do it again: going on from here and back is its business.
  const rest = () =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        history.scrollRestoration = 'auto'
      }),
    )
  if (document.readyState === 'complete') rest()
  else addEventListener('load', rest, { once: true })
  return true
}

function keep<Row>(key: string, { rows, next }: Held<Row>, seen: { post: string; offset: number }) {
  const place: Place<Row> = { rows: rows.length > mostRows ? [] : rows, next, ...seen }
  try {
    sessionStorage.setItem(key, JSON.stringify(place))
  } catch {
    // No room: the page begins at its top, as it would without us.
  }
}

function read<Row>(key: string): Place<Row> | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '') as Place<Row>
  } catch {
    return undefined
  }
}
