import type { Metadata } from 'next'
import { isAnswer } from '#app/_auth/is-answer.ts'
import { currentSession, requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { PictureForm } from '#app/_media/picture-form.tsx'
import { outcomeIn } from '#app/_media/picture-outcome.ts'
import { ProfileForm } from '#app/_users/profile-form.tsx'
import { ownAccount } from '#db/queries/users.ts'

export const generateMetadata = (): Metadata => ({ title: words().settings.profile })

/**
 * What others see of the viewer. What was typed is shown again also to whoever was signed out meanwhile, or it would
 * be lost.
 */
export default async function ProfileSettingsPage({ searchParams }: PageProps<'/settings/profile'>) {
  const session = (await isAnswer()) ? await currentSession() : await requireSession('/settings/profile')
  const account = session && (await ownAccount(session.viewer))
  const search = await searchParams
  const { name, bio, fields } = account ?? nobody
  // The form keeps its place among these whoever asks: React gives an answer to the form in the place it was sent from.
  return (
    <>
      {account &&
        (['avatar', 'banner'] as const).map((kind) => (
          <PictureForm
            key={kind}
            kind={kind}
            current={account[kind]}
            owner={{ handle: account.handle, name }}
            rendered={outcomeIn(kind, search)}
          />
        ))}
      <ProfileForm profile={{ name, bio, fields }} />
    </>
  )
}

const nobody = { name: '', bio: '', fields: [] }
