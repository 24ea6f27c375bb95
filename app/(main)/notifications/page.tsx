import type { Metadata } from 'next'
import Link from 'next/link'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { filtered, filterOf, filters } from '#app/_notifications/filters.ts'
import { MarkReadForm } from '#app/_notifications/mark-read-form.tsx'
import { NotificationList } from '#app/_notifications/notification-list.tsx'
import { NotificationTabs } from '#app/_notifications/notification-tabs.tsx'
import { beforeOf } from '#app/_ui/before.ts'
import { below } from '#app/_ui/below.ts'
import { Empty } from '#app/_ui/empty.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { NotHere } from '#app/_ui/not-here.tsx'
import { clock } from '#app/_ui/preferences.ts'
import { Top } from '#app/_ui/top.tsx'
import { notificationsOf } from '#db/queries/notifications.ts'
import { unreadNotifications } from '#db/queries/unread.ts'

export const generateMetadata = (): Metadata => ({
  title: words().nav.notifications,
  robots: { index: false },
})

/** What the reader is told, and what of it is new. */
export default async function NotificationsPage({ searchParams }: PageProps<'/notifications'>) {
  const search = await searchParams
  const before = beforeOf(search)
  const filter = filterOf(search.only)
  if (before === 'forged' || filter === 'forged') return <NotHere />
  const { viewer } = await requireSession(filtered('/notifications', filter))
  const [page, { newest }] = await Promise.all([
    notificationsOf(viewer, { before, kinds: filter === 'all' ? undefined : filters[filter] }),
    unreadNotifications(viewer),
  ])
  const path = filtered('/notifications', filter)
  const from = before ? below(path, before) : path
  const { nav, notifications } = words()
  // With scripts the first page of all is seen by being looked at.
  const isWhole = filter === 'all' && !before
  return (
    <>
      <Top title={nav.notifications} {...(before && { back: path })}>
        {newest && <MarkReadForm upTo={newest} from={from} {...(isWhole && { className: 'unscripted' })} />}
        <Link
          href="/settings/notifications"
          prefetch={false}
          aria-label={notifications.settings}
          className="-my-1 -mr-3 grid size-11 place-items-center rounded-full hover:bg-sunken"
        >
          <Icon name="settings" small />
        </Link>
      </Top>
      <NotificationTabs chosen={filter} />
      {page.rows.length > 0 || page.next ? (
        <NotificationList
          key={from}
          label={nav.notifications}
          page={page}
          path={path}
          from={from}
          source={filtered('/api/notifications/rows', filter)}
          viewer={viewer.handle}
          clock={await clock()}
          seen={isWhole ? newest : undefined}
        />
      ) : (
        <Empty title={notifications.emptyTitle}>
          {filter === 'all' ? notifications.empty : notifications.emptyFilter}
        </Empty>
      )}
    </>
  )
}
