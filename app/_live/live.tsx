'use client'

import { useEffect } from 'react'
import { onHeard, pass } from '#app/_ui/live.ts'
import { shownUnread } from '#app/_ui/use-unread.ts'

/** ms after the page is there; nothing of it is in the way before. */
const leisure = 1000

/** Lets a page hear of what happens, as long as it is open, and keeps the number in its title. */
export function Live({ handle }: { handle: string }) {
  useEffect(() => {
    let leave: (() => void) | undefined
    let isOver = false
    const timer = setTimeout(async () => {
      const { join } = await import('./join.ts')
      if (!isOver) leave = join(handle, pass)
    }, leisure)
    return () => {
      isOver = true
      clearTimeout(timer)
      leave?.()
    }
  }, [handle])
  useEffect(
    () =>
      onHeard((heard) => {
        if (heard.event !== 'notifications') return
        const unread = shownUnread(heard.unread)
        document.title = (unread ? `(${unread}) ` : '') + document.title.replace(/^\(\d+\+?\) /, '')
      }),
    [],
  )
  return null
}
