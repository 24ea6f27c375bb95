import { z } from 'zod'
import { textProblem } from '#app/_i18n/problems.ts'
import { words } from '#app/_i18n/words.ts'
import { fieldText } from '#db/text/gate.ts'
import { passkeys } from '#db/text/limits.ts'
import { current } from '../account/rules.ts'
import { checked, idField, nextField } from '../rules.ts'

const longest = 32_768

const encoded = z.string().max(longest)
const credential = { id: encoded, rawId: encoded, type: z.literal('public-key') }

// What a device adds beyond these is of no use here.
const entry = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: encoded,
    authenticatorData: encoded,
    signature: encoded,
    userHandle: encoded.optional(),
  }),
  clientExtensionResults: z.object({}).default({}),
})
const addition = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: encoded,
    attestationObject: encoded,
    transports: z.array(z.string().max(32)).max(10).optional(),
  }),
  clientExtensionResults: z.object({}).default({}),
})

/** What a device answered, as the browser wrote it (Web Authentication Level 3, 5.1). */
export type Entry = z.output<typeof entry>
export type Addition = z.output<typeof addition>

/** A hidden field that holds JSON. */
const written = <Schema extends z.ZodType>(schema: Schema) =>
  z.unknown().transform((raw, context): z.output<Schema> => {
    const parsed = schema.safeParse(jsonIn(raw))
    if (parsed.success) return parsed.data
    context.addIssue({ code: 'custom', message: words().passkeys.failed })
    return z.NEVER
  })

function jsonIn(raw: unknown): unknown {
  try {
    return typeof raw === 'string' && raw.length <= longest ? JSON.parse(raw) : undefined
  } catch {
    return undefined
  }
}

const name = checked(
  (raw) => fieldText(raw, passkeys.name, true),
  (passed) => passed.text,
  textProblem,
)

export const entryRules = z.strictObject({ answer: written(entry), next: nextField })
/** What is asked before a device is. */
export const proofRules = z.strictObject({ current })
export const additionRules = z.strictObject({ answer: written(addition), name, current })
export const renameRules = z.strictObject({ id: idField, name })
export const removeRules = z.strictObject({ id: idField, current })
