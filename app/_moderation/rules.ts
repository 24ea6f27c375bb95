import { z } from 'zod'
import { checked, idField, ways } from '#app/_auth/rules.ts'
import { textProblem } from '#app/_i18n/problems.ts'
import { words } from '#app/_i18n/words.ts'
import { reportReasons } from '#db/schema/reports.ts'
import { parseEmail } from '#db/text/email.ts'
import { fieldText, gate, linesText } from '#db/text/gate.ts'
import { decision, link, placeDescription, placeRules, reportComment } from '#db/text/limits.ts'

const lines = (room: typeof reportComment) =>
  checked(
    (raw) => linesText(raw ?? '', room),
    (passed) => passed.text,
    textProblem,
  )

/** A report of a post, or of a person. */
export const complaintRules = z
  .strictObject({
    post: idField.optional(),
    person: idField.optional(),
    reason: z.enum(reportReasons, { error: () => words().problems.empty }),
    comment: lines(reportComment),
  })
  .refine(({ post, person }) => (post === undefined) !== (person === undefined))

export const verdicts = ['dismiss', 'hide', 'show', 'suspend', 'return'] as const

/** What is decided about a report; the password is asked for where it matters. */
export const verdictRules = z.strictObject({
  report: idField,
  verdict: z.enum(verdicts),
  why: lines(decision),
  current: z.string().max(1024).optional(),
})

const ruleList = z.unknown().transform((raw, context): string[] => {
  const some = String(raw ?? '')
    .split(/\r\n|[\r\n]/)
    .filter((line) => line.trim() !== '')
  const refuse = (message: string) => {
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }
  if (some.length > placeRules.count) return refuse(words().moderation.tooManyRules(placeRules.count))
  const answers = some.map((line) => fieldText(line, placeRules.rule, true))
  const wrong = answers.find((answer) => !answer.ok)
  if (wrong && !wrong.ok) return refuse(textProblem(wrong))
  return answers.flatMap((answer) => (answer.ok ? [answer.text] : []))
})

const contact = z.unknown().transform((raw, context): string => {
  const answer = gate(raw, { graphemes: link.most, bytes: link.most, lines: 'one', required: false })
  if (answer.ok && (answer.text === '' || isLink(answer.text))) return answer.text
  const email = parseEmail(raw)
  if (email.ok) return email.email
  context.addIssue({ code: 'custom', message: words().moderation.contactForm })
  return z.NEVER
})

const isLink = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).username === ''

const claim = z
  .literal('on')
  .optional()
  .transform((on) => on === 'on')

/** What becomes of a job that was given up. */
export const jobVerdict = z.strictObject({ id: idField, verdict: z.enum(['retry', 'drop']), ...ways })

/** What an admin says of the place. */
export const placeRulesOf = z.strictObject({
  description: lines(placeDescription),
  rules: ruleList,
  contact,
  unindexed: claim,
  namesAdmins: claim,
})
