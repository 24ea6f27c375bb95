import { z } from 'zod'
import { checked, idField, ways } from '#app/_auth/rules.ts'
import { textProblem } from '#app/_i18n/problems.ts'
import { words } from '#app/_i18n/words.ts'
import { themes } from '#app/_ui/preference-names.ts'
import type { ProfileField } from '#db/schema/users.ts'
import { bioText, displayName, fieldText } from '#db/text/gate.ts'
import { isLanguage } from '#db/text/languages.ts'
import { profileFields, undoSend } from '#db/text/limits.ts'
import { isZone } from '#db/text/zone.ts'

/** Follow or unfollow: the button pressed says which, its value says whom. */
export const followChoice = z.strictObject({
  follow: idField.optional(),
  unfollow: idField.optional(),
  ...ways,
})

const label = (n: number) => `label${n}` as const
const value = (n: number) => `value${n}` as const
const places = Array.from({ length: profileFields.count }, (_, i) => i + 1)

const fieldRules = Object.fromEntries(
  places.flatMap((n) => [
    [
      label(n),
      checked(
        (raw) => fieldText(raw ?? '', profileFields.label),
        (passed) => passed.text,
        textProblem,
      ),
    ],
    [
      value(n),
      checked(
        (raw) => fieldText(raw ?? '', profileFields.value),
        (passed) => passed.text,
        textProblem,
      ),
    ],
  ]),
)

/** The profile form. `staff` are the names that no one else's may look like. */
export const profileRules = (staff: string[]) =>
  z
    .strictObject({
      name: checked(
        (raw) => displayName(raw, staff),
        (passed) => passed.text,
        textProblem,
      ),
      bio: checked(bioText, (passed) => passed.text, textProblem),
      ...fieldRules,
    })
    .transform((input, context) => {
      const texts: Record<string, string> = input
      const fields: ProfileField[] = []
      for (const n of places) {
        const pair = { label: texts[label(n)] ?? '', value: texts[value(n)] ?? '' }
        if (pair.label && pair.value) fields.push(pair)
        else if (pair.label || pair.value) {
          const path = [pair.label ? value(n) : label(n)]
          context.addIssue({ code: 'custom', path, message: words().problems.fieldPair })
        }
      }
      return { name: input.name, bio: input.bio, fields }
    })

const checkbox = z
  .literal('on')
  .optional()
  .transform((on) => on !== undefined)

const postingFields = z
  .strictObject({
    undoSend: z.coerce.number().int().min(0).max(undoSend.mostSeconds),
    timeZone: z.string().trim().max(64),
    usualLanguage: z.string().refine((code) => code === '' || isLanguage(code)),
    read: z.array(z.string()),
    altRequired: checkbox,
    sensitiveShown: checkbox,
    warningOpened: checkbox,
  })
  .transform((given, context) => {
    const { undoSend: undoSendSeconds, timeZone, usualLanguage, read: readLanguages } = given
    if (timeZone !== '' && !isZone(timeZone))
      context.addIssue({ code: 'custom', path: ['timeZone'], message: words().posting.noZone })
    return {
      undoSendSeconds,
      timeZone: timeZone || null,
      usualLanguage: usualLanguage || null,
      readLanguages,
      isAltRequired: given.altRequired,
      isSensitiveShown: given.sensitiveShown,
      isWarningOpened: given.warningOpened,
    }
  })

/** How somebody writes and reads; a checkbox for each language they read, `read-` with its code. */
export const postingRules = z.preprocess((fields: Record<string, unknown>) => {
  const codes = Object.keys(fields).flatMap((name) => /^read-([a-z]+)$/.exec(name)?.[1] ?? [])
  const others = Object.entries(fields).filter(([name]) => !name.startsWith('read-'))
  return { ...Object.fromEntries(others), read: codes.filter(isLanguage) }
}, postingFields)

export const oneSession = z.strictObject({ id: idField })
export const nothing = z.strictObject({})
export const themeChoice = z.strictObject({ theme: z.enum(themes) })
export const keyboardChoice = z.strictObject({ on: z.literal('on').optional() })
