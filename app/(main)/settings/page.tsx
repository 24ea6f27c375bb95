import type { Metadata } from 'next'
import { requireSession } from '#app/_auth/session.ts'
import { placeName } from '#app/_i18n/place.ts'
import { words } from '#app/_i18n/words.ts'
import { SignOutForm } from '#app/_posts/sign-out-form.tsx'
import { RowLink } from '#app/_ui/row-link.tsx'
import { sections } from '#app/_users/settings-sections.ts'
import { openReportCount } from '#db/queries/moderation.ts'

export const generateMetadata = (): Metadata => ({ title: words().settings.title })

/** What can be set, as a list that is read at a glance on any screen. */
export default async function SettingsPage() {
  const { viewer } = await requireSession('/settings')
  const { about, moderation, nav, settings, thread } = words()
  return (
    <>
      <ul className="-mx-4 grid">
        {sections.map(({ name, hint, href }) => (
          <li key={href}>
            <RowLink href={href} title={settings[name]} hint={settings[hint]} />
          </li>
        ))}
        <li className="sm:hidden">
          <RowLink href="/bookmarks" title={nav.bookmarks} hint={thread.noBookmarks} />
        </li>
        {viewer.role !== 'member' && (
          <li className="sm:hidden">
            <RowLink
              href="/moderation"
              title={moderation.title}
              hint={moderation.waiting(await openReportCount(viewer))}
            />
          </li>
        )}
        <li className="lg:hidden">
          <RowLink href="/about" title={about.title(placeName())} />
        </li>
      </ul>
      <SignOutForm />
    </>
  )
}
