import type { Metadata } from 'next'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { ProfileForm } from '#app/_users/profile-form.tsx'
import { ownAccount } from '#db/queries/users.ts'

export const generateMetadata = (): Metadata => ({ title: words().settings.title })

/** What others see of the viewer. */
export default async function ProfileSettingsPage() {
  const { viewer } = await requireSession('/settings')
  const account = await ownAccount(viewer)
  if (!account) return null
  const { name, bio, fields } = account
  return <ProfileForm profile={{ name, bio, fields }} />
}
