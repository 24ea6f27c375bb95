import type { Metadata } from 'next'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { NotificationSettingsForm } from '#app/_notifications/settings-form.tsx'
import { ownNotifiedOf } from '#db/queries/users.ts'

export const generateMetadata = (): Metadata => ({ title: words().settings.notifications })

/** Of whose doings the viewer is told. */
export default async function NotificationSettingsPage() {
  const { viewer } = await requireSession('/settings/notifications')
  return <NotificationSettingsForm chosen={await ownNotifiedOf(viewer)} />
}
