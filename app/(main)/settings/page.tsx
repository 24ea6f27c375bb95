import type { Metadata } from 'next'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { SignOutForm } from '#app/_posts/sign-out-form.tsx'
import { RowLink } from '#app/_ui/row-link.tsx'
import { sections } from '#app/_users/settings-sections.ts'

export const generateMetadata = (): Metadata => ({ title: words().settings.title })

/** What can be set, as a list that is read at a glance on any screen. */
export default async function SettingsPage() {
  await requireSession('/settings')
  const { settings, nav, thread } = words()
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
      </ul>
      <SignOutForm />
    </>
  )
}
