'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useNavWords } from '#app/_i18n/nav-words.ts'
import { Avatar } from '#app/_ui/avatar.tsx'
import { Bird } from '#app/_ui/bird.tsx'
import { isHere } from '#app/_ui/here.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import type { IconName } from '#app/_ui/sprite.tsx'

type Me = { handle: string; name: string; avatar: string | null } | null
/** `key` after g leads there; `rail`: where there is room, else it is among the settings. */
type Place = { href: string; label: string; icon: IconName; compose?: boolean; key?: string; rail?: boolean }

/** Navigation beside the column: labelled where there is room, icons where there is less. */
export function Rail({ me, place }: { me: Me; place: string }) {
  const nav = useNavWords()
  const path = usePathname()
  return (
    <nav className="rail" aria-label={nav.main}>
      <Link href="/" prefetch={false} className="brand mb-2">
        <Bird />
        <span className="text-title">{place}</span>
      </Link>
      {usePlaces(me).map(({ href, label, icon, compose, key }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          className={compose ? 'primary' : undefined}
          data-key={key}
          data-compose={compose || undefined}
          aria-current={isHere(path, href) ? 'page' : undefined}
        >
          <Icon name={icon} />
          <span>{label}</span>
        </Link>
      ))}
      {me && (
        <Link href={`/@${me.handle}`} prefetch={false} className="mt-auto">
          <Avatar {...me} />
          <span className="who min-w-0">
            <b className="block truncate font-semibold" dir="auto">
              {me.name || me.handle}
            </b>
            <small className="hint block truncate">{`@${me.handle}`}</small>
          </span>
        </Link>
      )}
    </nav>
  )
}

/** Navigation at the bottom of a small screen. */
export function Bar({ me }: { me: Me }) {
  const nav = useNavWords()
  const path = usePathname()
  return (
    <nav className="bar" aria-label={nav.main}>
      {usePlaces(me)
        .filter(({ rail }) => !rail)
        .map(({ href, label, icon, compose }) => (
          <Link
            key={href}
            href={href}
            prefetch={false}
            className={compose ? 'new' : undefined}
            data-compose={compose || undefined}
            aria-label={label}
            aria-current={isHere(path, href) ? 'page' : undefined}
          >
            <Icon name={icon} />
          </Link>
        ))}
    </nav>
  )
}

function usePlaces(me: Me): Place[] {
  const nav = useNavWords()
  return [
    { href: '/', label: nav.home, icon: 'home', key: 'h' },
    { href: '/explore', label: nav.explore, icon: 'explore', key: 'e' },
    ...(me
      ? ([
          { href: '/compose', label: nav.compose, icon: 'write', compose: true },
          { href: `/@${me.handle}`, label: nav.profile, icon: 'profile', key: 'p' },
          { href: '/bookmarks', label: nav.bookmarks, icon: 'bookmark', key: 'b', rail: true },
          { href: '/settings', label: nav.settings, icon: 'settings', key: 's' },
        ] as const)
      : ([
          { href: '/sign-in', label: nav.signIn, icon: 'enter' },
          { href: '/sign-up', label: nav.signUp, icon: 'join', compose: false },
        ] as const)),
  ]
}
