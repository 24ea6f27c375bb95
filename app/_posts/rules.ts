import { z } from 'zod'
import { checked, idField, ways } from '#app/_auth/rules.ts'
import { textProblem } from '#app/_i18n/problems.ts'
import { quotePolicies, replyPolicies } from '#db/schema/posts.ts'
import { visibilities } from '#db/schema/visibilities.ts'
import { type GateAnswer, postText } from '#db/text/gate.ts'
import { composed } from '#db/text/limits.ts'
import { fieldOf } from './chain.ts'
import { postLimit } from './post-limit.ts'

const text = (check: (raw: unknown) => GateAnswer) => checked(check, (passed) => passed.text, textProblem)
const isEmpty = (raw: unknown) => typeof raw === 'string' && raw.trim() === ''

const newPost = z.strictObject({
  step: z.literal('publish'),
  body: text((raw) => postText(raw, postLimit())),
  // A box that was left empty is no post.
  rest: z.array(text((raw) => (isEmpty(raw) ? { ok: true, text: '' } : postText(raw, postLimit())))),
  visibility: z.enum(visibilities).default('public'),
  key: z.string().regex(/^[A-Za-z0-9-]{8,64}$/),
  replyTo: idField.optional(),
  replyPolicy: z.enum(replyPolicies).optional(),
  quoteOf: idField.optional(),
  quotePolicy: z.enum(quotePolicies).optional(),
  ...ways,
})

/** A form with one box more shall be shown again, with what was typed. */
const oneMore = z.object({ step: z.literal('add'), values: z.record(z.string(), z.string()) })

/** What the composer sends: posts to publish, one or a thread of them, or the wish for another box. */
export const composition = z.preprocess(
  ({ add, ...fields }: Record<string, unknown>) => {
    if (add !== undefined) return { step: 'add', values: { ...fields, add: 'on' } }
    const names = Array.from({ length: composed.most - 1 }, (_, at) => fieldOf(at + 1))
    const rest = names.map((name) => fields[name])
    for (const name of names) delete fields[name]
    return { ...fields, step: 'publish', rest: rest.filter((body) => body !== undefined) }
  },
  z.discriminatedUnion('step', [newPost, oneMore]),
)

/** Like, bookmark, repost, or no longer: the button pressed says which, its value says what. */
export const reaction = z.strictObject({
  like: idField.optional(),
  unlike: idField.optional(),
  bookmark: idField.optional(),
  unbookmark: idField.optional(),
  repost: idField.optional(),
  unrepost: idField.optional(),
  from: ways.from,
})

/** Who may answer, and who may quote. */
export const policyChoice = z.strictObject({
  id: idField,
  replyPolicy: z.enum(replyPolicies).optional(),
  quotePolicy: z.enum(quotePolicies).optional(),
  ...ways,
})

/** Put an answer behind a click, or show it again. */
export const collapseChoice = z.strictObject({
  collapse: idField.optional(),
  expand: idField.optional(),
  ...ways,
})

/** Put a post at the head of one's profile, or no longer. */
export const pinChoice = z.strictObject({ pin: idField.optional(), unpin: idField.optional(), ...ways })

/** Be told nothing more of a post's conversation, or again. */
export const conversationChoice = z.strictObject({
  mute: idField.optional(),
  unmute: idField.optional(),
  ...ways,
})

export const onePost = z.strictObject({ id: idField, ...ways })

/** Delete a post, or make a draft of it. */
export const removal = onePost.extend({ as: z.literal('draft').optional() })
