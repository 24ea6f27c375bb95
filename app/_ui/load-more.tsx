'use client'

import { useEffect, useRef } from 'react'
import { usePostWords } from '#app/_i18n/post-words.ts'
import type { useLoading } from './use-loading.ts'

type Props = {
  href: string
  loading: ReturnType<typeof useLoading>
  active: boolean
  loaded: (count: number) => string
}

/**
 * The end of a list: a link to the next page, which with JavaScript loads it here, and before the reader
 * arrives at it. What came is announced to those who do not see it.
 */
export function LoadMore({ href, loading: { load, state, loaded: count }, active, loaded }: Props) {
  const words = usePostWords()
  const link = useAhead(load, active && state === 'idle')
  return (
    <>
      {active && (
        <a
          ref={link}
          className="more-link"
          href={href}
          onClick={(event) => {
            event.preventDefault()
            load()
          }}
        >
          {state === 'loading' ? words.loading : state === 'failed' ? words.loadFailed : words.loadMore}
        </a>
      )}
      <p className="hidden-text" role="status">
        {count > 0 ? loaded(count) : ''}
      </p>
    </>
  )
}

/** Calls `load` when the element comes within a screen and a half of what is seen. */
function useAhead(load: () => void, active: boolean) {
  const element = useRef<HTMLAnchorElement>(null)
  const latest = useRef(load)
  useEffect(() => {
    latest.current = load
  })
  useEffect(() => {
    if (!active || !element.current) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      rootMargin: '150% 0px',
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [active])
  return element
}
