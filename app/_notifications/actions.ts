'use server'

import { refresh } from 'next/cache'
import { action, goOn } from '#app/_auth/action.ts'
import { words } from '#app/_i18n/words.ts'
import { readNotifications, setNotifiedOf } from '#db/mutations/notifications.ts'
import { notifiedOf, seen } from './rules.ts'

export const markRead = action(seen, async ({ viewer }, { upTo, ...ways }) => {
  await readNotifications(viewer, upTo)
  await goOn(ways)
})

export const saveNotifiedOf = action(notifiedOf, async ({ viewer }, choice) => {
  await setNotifiedOf(viewer, choice)
  refresh()
  return { notice: words().notifications.saved }
})
