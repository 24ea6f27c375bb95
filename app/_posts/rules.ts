import { z } from 'zod'
import { checked, idField, ways } from '#app/_auth/rules.ts'
import { textProblem } from '#app/_i18n/problems.ts'
import { quotePolicies, replyPolicies } from '#db/schema/posts.ts'
import { visibilities } from '#db/schema/visibilities.ts'
import { postText } from '#db/text/gate.ts'
import { postLimit } from './post-limit.ts'

export const newPost = z.strictObject({
  body: checked(
    (raw) => postText(raw, postLimit()),
    (passed) => passed.text,
    textProblem,
  ),
  visibility: z.enum(visibilities).default('public'),
  key: z.string().regex(/^[A-Za-z0-9-]{8,64}$/),
  replyTo: idField.optional(),
  replyPolicy: z.enum(replyPolicies).optional(),
  quoteOf: idField.optional(),
  quotePolicy: z.enum(quotePolicies).optional(),
  ...ways,
})

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
