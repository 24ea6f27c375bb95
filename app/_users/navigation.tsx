import { CircleUserRound, Compass, House, LogIn, PenLine, Settings, UserPlus } from 'lucide-react'
import Link from 'next/link'
import { useWords } from '#app/_i18n/words.ts'
import { Avatar } from '#app/_ui/avatar.tsx'
import { Bird } from '#app/_ui/bird.tsx'
import { Here } from '#app/_ui/here.tsx'

type Me = { handle: string; name: string } | null

/** Navigation beside the column: labelled where there is room, icons where there is less. */
export function Rail({ me, place }: { me: Me; place: string }) {
  const { nav } = useWords()
  return (
    <nav className="rail" aria-label={nav.main}>
      <Link href="/" className="brand mb-2">
        <Bird />
        <span className="text-title">{place}</span>
      </Link>
      {placesFor(me, nav).map(({ href, label, Icon }) => (
        <Here key={href} href={href}>
          <Icon size={24} strokeWidth={1.75} aria-hidden="true" />
          <span>{label}</span>
        </Here>
      ))}
      {me ? (
        <>
          <Link href="/compose" className="primary mt-3" data-compose="">
            <PenLine size={20} strokeWidth={2} aria-hidden="true" />
            <span>{nav.compose}</span>
          </Link>
          <Link href={`/@${me.handle}`} className="mt-auto">
            <Avatar {...me} />
            <span className="who min-w-0">
              <b className="block truncate font-semibold" dir="auto">
                {me.name || me.handle}
              </b>
              <small className="hint block truncate">@{me.handle}</small>
            </span>
          </Link>
        </>
      ) : (
        <Link href="/sign-up" className="primary mt-3">
          <UserPlus size={20} strokeWidth={2} aria-hidden="true" />
          <span>{nav.signUp}</span>
        </Link>
      )}
    </nav>
  )
}

/** Navigation at the bottom of a small screen. */
export function Bar({ me }: { me: Me }) {
  const { nav } = useWords()
  const places = placesFor(me, nav)
  return (
    <nav className="bar" aria-label={nav.main}>
      {places.map(({ href, label, Icon }, i) => (
        <BarLink
          key={href}
          href={href}
          label={label}
          compose={me !== null && i === 2 ? nav.compose : undefined}
        >
          <Icon size={24} strokeWidth={1.75} aria-hidden="true" />
        </BarLink>
      ))}
    </nav>
  )
}

function BarLink({
  href,
  label,
  compose,
  children,
}: {
  href: string
  label: string
  compose: string | undefined
  children: React.ReactNode
}) {
  return (
    <>
      {compose && (
        <Link href="/compose" className="new" aria-label={compose} data-compose="">
          <PenLine size={22} aria-hidden="true" />
        </Link>
      )}
      <Here href={href} label={label}>
        {children}
      </Here>
    </>
  )
}

type Nav = ReturnType<typeof useWords>['nav']

const placesFor = (me: Me, nav: Nav) => [
  { href: '/', label: nav.home, Icon: House },
  { href: '/explore', label: nav.explore, Icon: Compass },
  ...(me
    ? [
        { href: `/@${me.handle}`, label: nav.profile, Icon: CircleUserRound },
        { href: '/settings', label: nav.settings, Icon: Settings },
      ]
    : [{ href: '/sign-in', label: nav.signIn, Icon: LogIn }]),
]
