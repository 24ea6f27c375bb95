import type { Metadata } from 'next'
import { isAnswer } from '#app/_auth/is-answer.ts'
import { currentSession, requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { ProfileForm } from '#app/_users/profile-form.tsx'
import { ownAccount } from '#db/queries/users.ts'

export const generateMetadata = (): Metadata => ({ title: words().settings.title })

/**
 * What others see of the viewer. What was typed is shown again also to whoever was signed out meanwhile, or it would
 * be lost.
 */
export default async function ProfileSettingsPage() {
  const session = (await isAnswer()) ? await currentSession() : await requireSession('/settings')
  const account = session ? await ownAccount(session.viewer) : nobody
  if (!account) return null
  const { name, bio, fields } = account
  return <ProfileForm profile={{ name, bio, fields }} />
}

const nobody = { name: '', bio: '', fields: [] }
