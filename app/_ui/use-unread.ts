'use client'

import { useEffect, useState } from 'react'
import { notifications } from '#db/text/limits.ts'
import { onHeard } from './live.ts'

/** How many notifications wait: as the server rendered it, and from then on as it is heard. */
export function useUnread(rendered: string | undefined): string | undefined {
  const [unread, setUnread] = useState(rendered)
  const [given, setGiven] = useState(rendered)
  if (given !== rendered) {
    setGiven(rendered)
    setUnread(rendered)
  }
  useEffect(
    () => onHeard((heard) => heard.event === 'notifications' && setUnread(shownUnread(heard.unread))),
    [],
  )
  return unread
}

/** The number as it is shown; nothing when there is none. */
export const shownUnread = (unread: number): string | undefined =>
  unread > notifications.unread ? `${notifications.unread}+` : unread > 0 ? String(unread) : undefined
