import { words } from '#app/_i18n/words.ts'
import { placeSettings } from '#db/queries/place.ts'

/** What somebody who is suspended reads when they have proven who they are: that they are, and whom to ask. */
export async function suspendedWords(): Promise<string> {
  const { problems } = words()
  const { contact } = await placeSettings()
  return contact ? problems.suspendedAsk(contact) : problems.suspended
}
