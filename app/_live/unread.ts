import { nextId } from '#db/id.ts'
import { unreadNotifications } from '#db/queries/unread.ts'
import type { Seat } from './hub.ts'
import { written } from './stream.ts'

/** Tells these streams of one person how many notifications wait for them. */
export async function tellUnread(seats: Seat[]): Promise<void> {
  const [first] = seats
  if (!first) return
  const { unread } = await unreadNotifications(first.viewer)
  const text = written({ event: 'notifications', id: nextId(), unread })
  for (const { stream } of seats) stream.write(text)
}
