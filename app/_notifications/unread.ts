import { cache } from 'react'
import { currentViewer } from '#app/_auth/session.ts'
import { unreadCount } from '#db/queries/unread.ts'
import { notifications } from '#db/text/limits.ts'

/** How many notifications the viewer has not seen, as it is shown; nothing when there are none. Asked once a page. */
export const currentUnread = cache(async (): Promise<string | undefined> => {
  const viewer = await currentViewer()
  const unread = viewer ? await unreadCount(viewer) : 0
  if (unread === 0) return undefined
  return unread > notifications.unread ? `${notifications.unread}+` : String(unread)
})

/** The title of a page, behind how many notifications there are to be seen. */
export async function withUnread(title: string): Promise<string> {
  const unread = await currentUnread()
  return unread ? `(${unread}) ${title}` : title
}
