import { z } from 'zod'
import { idField, ways } from '#app/_auth/rules.ts'
import { words } from '#app/_i18n/words.ts'
import { homeReplies } from '#db/schema/users.ts'
import { visibilities } from '#db/schema/visibilities.ts'
import { foldHandle } from '#db/text/handle.ts'
import { parseId } from '#db/text/ids.ts'

export const privacyRules = z.strictObject({
  protected: z.literal('on').optional(),
  homeReplies: z.enum(homeReplies),
  visibility: z.enum(visibilities),
  unindexed: z.literal('on').optional(),
})

/** Whom a button means: by id, or by handle where only that is known. */
const person = z.unknown().transform((raw, context): number | { handle: string } => {
  const id = parseId(raw)
  if (id !== undefined) return id
  const handle = foldHandle(String(raw))
  if (handle) return { handle }
  context.addIssue({ code: 'custom', message: words().problems.unknown })
  return z.NEVER
})

const whom = person.optional()
const asker = idField.optional()

/** What somebody wants with a person: the button pressed says what, its value says with whom. */
export const relationChoice = z.strictObject({
  ...{ muteDay: whom, muteWeek: whom, mute: whom, unmute: whom, block: whom, unblock: whom },
  /** Whether whoever is muted is to be heard of in notifications neither. */
  hide: z.literal('on').optional(),
  ...ways,
})

export const requestChoice = z.strictObject({ accept: asker, decline: asker, ...ways })
