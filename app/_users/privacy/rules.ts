import { z } from 'zod'
import { idField, ways } from '#app/_auth/rules.ts'
import { homeReplies } from '#db/schema/users.ts'
import { visibilities } from '#db/schema/visibilities.ts'

export const privacyRules = z.strictObject({
  protected: z.literal('on').optional(),
  homeReplies: z.enum(homeReplies),
  visibility: z.enum(visibilities),
})

const whom = idField.optional()

/** What somebody wants with a person: the button pressed says what, its value says with whom. */
export const relationChoice = z.strictObject({
  ...{ muteDay: whom, muteWeek: whom, mute: whom, unmute: whom, block: whom, unblock: whom },
  ...ways,
})

export const requestChoice = z.strictObject({ accept: whom, decline: whom, ...ways })
