import type { Metadata } from 'next'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { PictureForm } from '#app/_media/picture-form.tsx'
import { outcomeIn } from '#app/_media/picture-outcome.ts'
import { ProfileForm } from '#app/_users/profile-form.tsx'
import { ownAccount } from '#db/queries/users.ts'

export const generateMetadata = (): Metadata => ({ title: words().settings.profile })

/** What others see of the viewer. */
export default async function ProfileSettingsPage({ searchParams }: PageProps<'/settings/profile'>) {
  const { viewer } = await requireSession('/settings/profile')
  const account = await ownAccount(viewer)
  if (!account) return null
  const { handle, name, bio, fields } = account
  const search = await searchParams
  return (
    <>
      {(['avatar', 'banner'] as const).map((kind) => (
        <PictureForm
          key={kind}
          kind={kind}
          current={account[kind]}
          owner={{ handle, name }}
          rendered={outcomeIn(kind, search)}
        />
      ))}
      <ProfileForm profile={{ name, bio, fields }} />
    </>
  )
}
