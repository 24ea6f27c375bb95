import { z } from 'zod'
import { emailProblem, handleProblem } from '#app/_i18n/problems.ts'
import { words } from '#app/_i18n/words.ts'
import { parseEmail } from '#db/text/email.ts'
import { parseHandle } from '#db/text/handle.ts'
import { parseId } from '#db/text/ids.ts'
import { safePath } from '#db/text/path.ts'

/** A zod type made of a check of `db/text`: its value when it passed, else the words for its problem. */
export function checked<Answer extends { ok: boolean }, Value>(
  check: (raw: unknown) => Answer,
  valueIn: (passed: Extract<Answer, { ok: true }>) => Value,
  wordsFor: (refused: Extract<Answer, { ok: false }>) => string,
) {
  const passed = (answer: Answer): answer is Extract<Answer, { ok: true }> => answer.ok
  return z.unknown().transform((raw, context): Value => {
    const answer = check(raw)
    if (passed(answer)) return valueIn(answer)
    context.addIssue({ code: 'custom', message: wordsFor(answer as Extract<Answer, { ok: false }>) })
    return z.NEVER
  })
}

/** The id of a row that a button names. */
export const idField = z.unknown().transform((raw, context) => {
  const id = parseId(raw)
  if (id === undefined) context.addIssue({ code: 'custom', message: words().problems.unknown })
  return id ?? z.NEVER
})

/** Where the page goes afterwards: `to` in any case, `from` only when there is no JavaScript to stay in place. */
export const ways = {
  from: z
    .unknown()
    .optional()
    .transform((raw) => safePath(raw)),
  to: z
    .unknown()
    .optional()
    .transform((raw) => (raw === undefined ? undefined : safePath(raw))),
}

export const handleField = checked(parseHandle, (passed) => passed.handle, handleProblem)
export const emailField = checked(parseEmail, (passed) => passed.email, emailProblem)
// Its own rules need to know whose it will be: the action applies them.
const password = z.string().max(1024)
export const nextField = z
  .unknown()
  .optional()
  .transform((raw) => safePath(raw))

export const signInRules = z.strictObject({ login: z.string().max(1024), password, next: nextField })
export const signUpRules = z.strictObject({
  handle: handleField,
  email: emailField,
  password,
  next: nextField,
})
export const ownerRules = z.strictObject({
  handle: handleField,
  email: emailField,
  password,
  token: z.string().max(64),
})
export const resetRules = z.strictObject({
  password,
  repeat: password,
  token: z.string().max(64),
  only: z.literal('on').optional(),
})
export const changeRules = z.strictObject({ current: password.optional(), password, repeat: password })
