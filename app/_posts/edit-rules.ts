import { z } from 'zod'
import { checked, idField, ways } from '#app/_auth/rules.ts'
import { textProblem } from '#app/_i18n/problems.ts'
import { type GateAnswer, postText } from '#db/text/gate.ts'
import { parseId } from '#db/text/ids.ts'
import { altField, languageField, warningField } from './attached-rules.ts'
import { postLimit } from './post-limit.ts'

/** Whether a post may do without words is for its pictures to say. */
function bodyText(raw: unknown): GateAnswer {
  const answer = postText(raw, postLimit())
  return !answer.ok && answer.problem === 'empty' ? { ok: true, text: '' } : answer
}

/** When the form's post was last edited, in ms; empty when it never was. */
const known = z
  .string()
  .regex(/^\d{0,16}$/)
  .transform((raw) => (raw === '' ? null : Number(raw)))

const changed = z.strictObject({
  id: idField,
  known,
  body: checked(bodyText, (passed) => passed.text, textProblem),
  warning: warningField,
  language: languageField.optional(),
  alts: z.array(z.strictObject({ id: z.number(), alt: altField })),
  ...ways,
})

/** What the form to edit a post sends: its words, and in `alt<id>` what each of its pictures shows. */
export const postChange = z.preprocess((fields: Record<string, unknown>) => {
  const alts = Object.entries(fields).flatMap(([name, alt]) => {
    const id = /^alt\d/.test(name) ? parseId(name.slice(3)) : undefined
    return id === undefined ? [] : [{ id, alt }]
  })
  const rest = Object.entries(fields).filter(([name]) => !/^alt\d/.test(name))
  return { ...Object.fromEntries(rest), alts }
}, changed)
