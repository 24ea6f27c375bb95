import { rows } from '#app/_auth/rows.ts'
import { currentViewer } from '#app/_auth/session.ts'
import { filterOf, filters } from '#app/_notifications/filters.ts'
import { notificationsOf } from '#db/queries/notifications.ts'

/** The viewer's notifications, of all kinds or `?only=` some. */
export const GET = (request: Request) =>
  rows(request, async (page) => {
    const filter = filterOf(new URL(request.url).searchParams.get('only'))
    const viewer = await currentViewer()
    if (!viewer || filter === 'forged') return undefined
    return notificationsOf(viewer, { ...page, kinds: filter === 'all' ? undefined : filters[filter] })
  })
