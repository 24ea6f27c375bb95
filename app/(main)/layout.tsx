import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import Link from 'next/link'
import { currentSession } from '#app/_auth/session.ts'
import { placeName } from '#app/_i18n/place.ts'
import { words } from '#app/_i18n/words.ts'
import { Live } from '#app/_live/live.tsx'
import { StaffLink } from '#app/_moderation/staff-link.tsx'
import { currentUnread } from '#app/_notifications/unread.ts'
import { ComposeDialog } from '#app/_posts/compose-dialog.tsx'
import { Held } from '#app/_posts/drafts/held.tsx'
import { postLimit } from '#app/_posts/post-limit.ts'
import { ViewerOpener } from '#app/_posts/viewer-opener.tsx'
import { Bar, Rail } from '#app/_users/navigation.tsx'
import { placesOf } from '#app/_users/places.ts'
import { WorthFollowing } from '#app/_users/worth-following.tsx'
import { worthFollowing } from '#db/queries/suggestions.ts'

/** Every page says in its title how many notifications wait. */
export async function generateMetadata(): Promise<Metadata> {
  const place = placeName()
  const unread = await currentUnread()
  return unread ? { title: { default: `(${unread}) ${place}`, template: `(${unread}) %s · ${place}` } } : {}
}

/** The reading shell: navigation, a column, a sidebar. */
export default async function MainLayout({ children }: LayoutProps<'/'>) {
  const session = await currentSession()
  const viewer = session?.viewer ?? null
  const me = session && { handle: session.viewer.handle, name: session.name, avatar: session.avatar }
  const [people, unread] = await Promise.all([worthFollowing(viewer, { limit: 3 }), currentUnread()])
  const places = placesOf(viewer?.handle, unread)
  const { about, nav, place } = words()
  return (
    <div className="shell">
      <Rail me={me} place={placeName()} label={nav.main} places={places}>
        {viewer && viewer.role !== 'member' && <StaffLink viewer={viewer} />}
      </Rail>
      <main id="content" className="column">
        {session && session.undoSendSeconds > 0 && <Held viewer={session.viewer} />}
        {children}
      </main>
      <aside className="aside" aria-label={nav.sidebar}>
        {people.length > 0 && (
          <WorthFollowing people={people} from="/" signedIn={session !== null} className="box" />
        )}
        <p className="hint rich px-1.5">
          {`${placeName()} · ${place.tagline} · `}
          <Link href="/about" prefetch={false}>
            {about.link}
          </Link>
        </p>
      </aside>
      <Bar label={nav.main} places={places} />
      <ViewerOpener />
      {me && <Live handle={me.handle} />}
      {me && (
        <ComposeDialog
          author={me}
          limit={postLimit()}
          formKey={randomUUID()}
          usual={session.usualVisibility}
        />
      )}
    </div>
  )
}
