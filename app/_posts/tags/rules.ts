import { z } from 'zod'
import { ways } from '#app/_auth/rules.ts'
import { words } from '#app/_i18n/words.ts'
import { tagNameOf } from '#db/text/entities.ts'

const tagField = z.unknown().transform((raw, context) => {
  const name = typeof raw === 'string' ? tagNameOf(raw) : undefined
  if (name === undefined) context.addIssue({ code: 'custom', message: words().problems.unknown })
  return name ?? z.NEVER
})

/** Follow a tag or unfollow it: the button pressed says which, its value says what. */
export const tagChoice = z.strictObject({
  follow: tagField.optional(),
  unfollow: tagField.optional(),
  from: ways.from,
})
