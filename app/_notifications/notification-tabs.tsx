import Link from 'next/link'
import { useNotificationsWords } from '#app/_i18n/notifications-words.ts'
import { type Filter, filtered, filters } from './filters.ts'

/** All notifications, or those of some kinds. */
export function NotificationTabs({ chosen }: { chosen: Filter | 'all' }) {
  const words = useNotificationsWords()
  return (
    <nav className="tabs" aria-label={words.filter}>
      {(['all', ...Object.keys(filters)] as (Filter | 'all')[]).map((filter) => (
        <Link
          key={filter}
          href={filtered('/notifications', filter)}
          prefetch={false}
          aria-current={filter === chosen ? 'page' : undefined}
        >
          {words.filters[filter]}
        </Link>
      ))}
    </nav>
  )
}
