import { z } from 'zod'
import { idField, ways } from '#app/_auth/rules.ts'
import { homeReplies } from '#db/schema/users.ts'

export const privacyRules = z.strictObject({
  protected: z.literal('on').optional(),
  homeReplies: z.enum(homeReplies),
})

const whom = idField.optional()

/** What somebody wants with a person: the button pressed says what, its value says with whom. */
export const relationChoice = z.strictObject({
  ...{ muteDay: whom, muteWeek: whom, mute: whom, unmute: whom, block: whom, unblock: whom },
  /** Whether whoever is muted is to be heard of in notifications neither. */
  hide: z.literal('on').optional(),
  ...ways,
})

export const requestChoice = z.strictObject({ accept: whom, decline: whom, ...ways })
