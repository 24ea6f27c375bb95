import { z } from 'zod'
import { words } from '#app/_i18n/words.ts'
import { current } from '../account/rules.ts'
import { emailField, handleField, nextField } from '../rules.ts'
import { doorCalled } from './errand.ts'

const door = z.unknown().transform((raw, context) => {
  const called = doorCalled(raw)
  if (!called) context.addIssue({ code: 'custom', message: words().problems.unknown })
  return called ?? z.NEVER
})

export const enterRules = z.strictObject({ door, next: nextField })
export const linkRules = z.strictObject({ door, current })
export const unlinkRules = z.strictObject({ provider: z.string().max(2048), current })
/** The address is asked for only when the door has vouched for none. */
export const newcomerRules = z.strictObject({ handle: handleField, email: emailField.optional() })
