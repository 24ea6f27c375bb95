import type { Metadata } from 'next'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { clock } from '#app/_ui/preferences.ts'
import { deviceName } from '#app/_users/device-name.ts'
import { SessionList } from '#app/_users/session-list.tsx'
import { ownSessions } from '#db/queries/sessions.ts'

export const generateMetadata = (): Metadata => ({ title: words().settings.sessions })

/** Where the viewer is signed in. */
export default async function SessionSettingsPage() {
  const { id: current, viewer } = await requireSession('/settings/sessions')
  const sessions = (await ownSessions(viewer)).map(({ id, userAgent, address, createdAt, seenAt }) => ({
    id,
    device: deviceName(userAgent),
    address,
    createdAt: createdAt.getTime(),
    seenAt: seenAt.getTime(),
    current: id === current,
  }))
  return <SessionList sessions={sessions} clock={await clock()} />
}
