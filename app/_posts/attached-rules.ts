import { z } from 'zod'
import { checked } from '#app/_auth/rules.ts'
import { textProblem } from '#app/_i18n/problems.ts'
import { words } from '#app/_i18n/words.ts'
import type { ComposedPicture, ComposedPoll } from '#db/schema/drafts.ts'
import { gate } from '#db/text/gate.ts'
import { graphemes } from '#db/text/graphemes.ts'
import { parseId } from '#db/text/ids.ts'
import { isLanguage } from '#db/text/languages.ts'
import { altText, poll as limits, pollSpans, post, warning as warningRoom } from '#db/text/limits.ts'

type Fields = Record<string, unknown>

const lineText = (room: { graphemes: number; bytes: number }, lines: 'one' | 'many' = 'one') =>
  checked(
    (raw) => gate(raw, { ...room, lines, required: false }),
    (passed) => passed.text,
    textProblem,
  )

export const warningField = lineText(warningRoom)
/** The code of a language that is known here; undefined for any other. */
export const languageField = z.string().transform((code) => (isLanguage(code) ? code : undefined))
export const altField = lineText(altText, 'many')
const optionField = lineText({ graphemes: limits.option, bytes: 1_024 })

/** A switch of the form is on; what stands in its fields counts only then. */
export const isOn = (fields: Fields, name: string): boolean => fields[name] === 'on'

/** The pictures that a form names, `media` (see `more.ts`), and what they show, `alt` with the id of each. */
export function picturesIn(fields: Fields): unknown[] {
  if (typeof fields.media !== 'string') return []
  const ids = fields.media.split(',').flatMap((one) => parseId(one.split(':')[0]) ?? [])
  return [...new Set(ids)].map((id) => ({ id, alt: fields[`alt${id}`] ?? '' }))
}

export const pictureList: z.ZodType<ComposedPicture[]> = z
  .array(z.strictObject({ id: z.int(), alt: altField }))
  .max(post.media)

/** The poll that a form asks, if it asks one. */
export function pollIn(fields: Fields): unknown {
  if (!isOn(fields, 'withPoll')) return undefined
  const options = Array.from({ length: limits.options }, (_, at) => fields[`poll${at + 1}`] ?? '')
  return { options, isMultiple: isOn(fields, 'pollMultiple'), seconds: Number(fields.pollSeconds) }
}

export const pollRules = z
  .strictObject({
    options: z.array(optionField),
    isMultiple: z.boolean(),
    seconds: z.number().refine((span) => (pollSpans as readonly number[]).includes(span)),
  })
  .transform(({ options, ...poll }, context): ComposedPoll => {
    const written = options.filter((option) => graphemes(option) > 0)
    const distinct = new Set(written.map((option) => option.toLocaleLowerCase()))
    if (distinct.size < 2 || distinct.size < written.length)
      context.addIssue({ code: 'custom', message: words().problems.pollOptions })
    return { options: written, ...poll }
  })

/** The names of all fields that are read here, and of no others. */
export function withoutAttached(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name]) => !/^(media|alt\d+|poll\d|pollMultiple|pollSeconds|with[A-Z]\w*|as|pictures)$/.test(name),
    ),
  )
}
