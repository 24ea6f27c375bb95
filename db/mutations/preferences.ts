import { eq } from 'drizzle-orm'
import { write } from '../client.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'

export type Preferences = {
  undoSendSeconds: number
  timeZone: string | null
  isAltRequired: boolean
  isSensitiveShown: boolean
  isWarningOpened: boolean
  usualLanguage: string | null
  readLanguages: string[]
}

/** How the viewer writes and reads from now on. */
export async function setPreferences(viewer: Viewer, preferences: Preferences): Promise<void> {
  await write((tx) => tx.update(users).set(preferences).where(eq(users.id, viewer.id)))
}
