import type { Metadata } from 'next'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { RowLink } from '#app/_ui/row-link.tsx'
import { PrivacyForm } from '#app/_users/privacy/privacy-form.tsx'
import { requestCount } from '#db/queries/circles.ts'
import { ownPrivacy } from '#db/queries/users.ts'

export const generateMetadata = (): Metadata => ({ title: words().settings.privacy })

/** Who may follow the viewer, and whom they want to hear nothing of. */
export default async function PrivacySettingsPage() {
  const { viewer } = await requireSession('/settings/privacy')
  const [own, count] = await Promise.all([ownPrivacy(viewer), requestCount(viewer)])
  const { privacy } = words()
  const lists = [
    { name: 'requests', hint: privacy.requestCount(count) },
    { name: 'blocked', hint: privacy.blockedHint },
    { name: 'muted', hint: privacy.mutedHint },
  ] as const
  return (
    <>
      <PrivacyForm
        isProtected={own?.protectedAt instanceof Date}
        isUnindexed={own?.unindexedAt instanceof Date}
        replies={own?.homeReplies ?? 'followed'}
        usual={own?.usualVisibility ?? 'public'}
      />
      <ul className="-mx-4 grid">
        {lists.map(({ name, hint }) => (
          <li key={name}>
            <RowLink href={`/settings/privacy/${name}`} title={privacy[name]} hint={hint} />
          </li>
        ))}
      </ul>
    </>
  )
}
