'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { useNavWords } from '#app/_i18n/nav-words.ts'
import { Avatar } from '#app/_ui/avatar.tsx'
import { Bird } from '#app/_ui/bird.tsx'
import { isHere } from '#app/_ui/here.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { useUnread } from '#app/_ui/use-unread.ts'
import type { Place } from './places.ts'

type Me = { handle: string; name: string; avatar: string | null } | null
type Props = { label: string; places: Place[] }

/** Navigation beside the column: labelled where there is room, icons where there is less; `children` are the way to moderation. */
export function Rail({
  me,
  place,
  label,
  places,
  children,
}: Props & { me: Me; place: string; children?: ReactNode }) {
  const path = usePathname()
  return (
    <nav className="rail" aria-label={label}>
      <Link href="/" prefetch={false} className="brand mb-2">
        <Bird />
        <span className="text-title">{place}</span>
      </Link>
      {useLatest(places).map(({ href, label, compose, key, ...drawn }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          className={compose ? 'primary' : undefined}
          data-key={key}
          data-compose={compose || undefined}
          aria-label={drawn.name}
          aria-current={isHere(path, href) ? 'page' : undefined}
        >
          <Drawn {...drawn} />
          <span>{label}</span>
        </Link>
      ))}
      {children && (
        <Link
          href="/moderation"
          prefetch={false}
          aria-current={isHere(path, '/moderation') ? 'page' : undefined}
        >
          {children}
        </Link>
      )}
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
export function Bar({ label, places }: Props) {
  const path = usePathname()
  return (
    <nav className="bar" aria-label={label}>
      {useLatest(places)
        .filter(({ rail }) => !rail)
        .map(({ href, label, compose, ...drawn }) => (
          <Link
            key={href}
            href={href}
            prefetch={false}
            className={compose ? 'new' : undefined}
            data-compose={compose || undefined}
            aria-label={drawn.name ?? label}
            aria-current={isHere(path, href) ? 'page' : undefined}
          >
            <Drawn {...drawn} />
          </Link>
        ))}
    </nav>
  )
}

/** The places as they are by now: how many notifications wait changes while a page stands there. */
function useLatest(places: Place[]): Place[] {
  const nav = useNavWords()
  const unread = useUnread(places.find(({ badge }) => badge)?.badge)
  return places.map((place) =>
    place.icon === 'notifications' ? { ...place, badge: unread, name: unread && nav.unread(unread) } : place,
  )
}

const Drawn = ({ icon, badge }: Pick<Place, 'icon' | 'badge'>) => (
  <>
    <Icon name={icon} />
    {badge && <b className="badge" data-count={badge} />}
  </>
)
