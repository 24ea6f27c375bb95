import { words } from '#app/_i18n/words.ts'
import type { IconName } from '#app/_ui/icons.ts'

/**
 * A place of the navigation: `key` after g leads there; `rail` is where there is room, else it is found elsewhere;
 * `badge` stands at its icon, and `name` says all of it to those who do not see that.
 */
export type Place = {
  href: string
  label: string
  icon: IconName
  compose?: boolean
  key?: string
  rail?: boolean
  badge?: string | undefined
  name?: string | undefined
}

/** Where the navigation leads whoever has this handle; `unread` is how many notifications they have not seen. */
export function placesOf(handle: string | undefined, unread: string | undefined): Place[] {
  const { nav } = words()
  return [
    { href: '/', label: nav.home, icon: 'home', key: 'h' },
    { href: '/explore', label: nav.explore, icon: 'explore', key: 'e' },
    ...(handle
      ? ([
          { href: '/compose', label: nav.compose, icon: 'write', compose: true },
          {
            href: '/notifications',
            label: nav.notifications,
            icon: 'notifications',
            key: 'n',
            badge: unread,
            name: unread && nav.unread(unread),
          },
          { href: `/@${handle}`, label: nav.profile, icon: 'profile', key: 'p' },
          { href: '/bookmarks', label: nav.bookmarks, icon: 'bookmark', key: 'b', rail: true },
          { href: '/settings', label: nav.settings, icon: 'settings', key: 's', rail: true },
        ] as const)
      : ([
          { href: '/sign-in', label: nav.signIn, icon: 'enter' },
          { href: '/sign-up', label: nav.signUp, icon: 'join', compose: false },
        ] as const)),
  ]
}
