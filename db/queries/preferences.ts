import { eq, sql } from 'drizzle-orm'
import { prepared } from '../client.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'

/** How the viewer writes and reads; what is usual, for whoever is not here any more. */
export async function writingPreferences(viewer: Viewer) {
  const [row] = await own().execute({ id: viewer.id })
  return row ?? usual
}

const usual = {
  usualLanguage: null,
  readLanguages: [] as string[],
  timeZone: null,
  undoSendSeconds: 0,
  isAltRequired: false,
  isSensitiveShown: false,
  isWarningOpened: false,
  mediaBytes: 0,
}

const own = prepared('writing_preferences', (db) =>
  db
    .select({
      usualLanguage: users.usualLanguage,
      readLanguages: users.readLanguages,
      timeZone: users.timeZone,
      undoSendSeconds: users.undoSendSeconds,
      isAltRequired: users.isAltRequired,
      isSensitiveShown: users.isSensitiveShown,
      isWarningOpened: users.isWarningOpened,
      mediaBytes: users.mediaBytes,
    })
    .from(users)
    .where(eq(users.id, sql.placeholder('id'))),
)
