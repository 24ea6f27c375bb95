import { z } from 'zod'
import { checked, idField, ways } from '#app/_auth/rules.ts'
import { textProblem } from '#app/_i18n/problems.ts'
import { words } from '#app/_i18n/words.ts'
import { quotePolicies, replyPolicies } from '#db/schema/posts.ts'
import { visibilities } from '#db/schema/visibilities.ts'
import { type GateAnswer, gate, postText } from '#db/text/gate.ts'
import { composed, post as limits } from '#db/text/limits.ts'
import {
  isOn,
  languageField,
  pictureList,
  picturesIn,
  pollIn,
  pollRules,
  warningField,
  withoutAttached,
} from './attached-rules.ts'
import { fieldOf } from './chain.ts'
import { postLimit } from './post-limit.ts'

const text = (check: (raw: unknown) => GateAnswer) => checked(check, (passed) => passed.text, textProblem)
const isEmpty = (raw: unknown) => typeof raw === 'string' && raw.trim() === ''
// A box that was left empty is no post.
const postPart = text((raw) => (isEmpty(raw) ? { ok: true, text: '' } : postText(raw, postLimit())))
// As long as the longest post of any place, and nothing has to be right yet.
const draftPart = text((raw) =>
  gate(raw, { graphemes: limits.mostGraphemes, bytes: limits.hardBytes, lines: 'many', required: false }),
)

const choices = {
  key: z.string().regex(/^[A-Za-z0-9-]{8,64}$/),
  visibility: z.enum(visibilities).default('public'),
  replyTo: idField.optional(),
  replyPolicy: z.enum(replyPolicies).optional(),
  quoteOf: idField.optional(),
  quotePolicy: z.enum(quotePolicies).optional(),
  language: languageField.optional(),
  /** The draft it comes from. */
  draft: idField.optional(),
  warning: warningField.optional(),
  isSensitive: z.boolean().optional(),
  media: pictureList.optional(),
  ...ways,
}

const newPost = z
  .strictObject({
    step: z.literal('publish'),
    body: postPart,
    rest: z.array(postPart),
    poll: pollRules.optional(),
    /** When it shall be published, as the clock on its author's wall shows it, and in which zone that hangs. */
    publishAt: z.string().optional(),
    zone: z.string().optional(),
    ...choices,
  })
  .superRefine(({ body, media }, context) => {
    if (body === '' && !media?.length)
      context.addIssue({ code: 'custom', path: ['body'], message: words().problems.empty })
  })

/** What is written shall be kept as it is, and then perhaps get pictures. */
const keep = z.strictObject({
  step: z.literal('keep'),
  way: z.enum(['draft', 'pictures']),
  body: draftPart,
  rest: z.array(draftPart),
  poll: z
    .strictObject({ options: z.array(z.string().max(500)), isMultiple: z.boolean(), seconds: z.number() })
    .optional()
    .catch(undefined),
  publishAt: z.unknown().optional(),
  zone: z.unknown().optional(),
  ...choices,
})

/** A form with one box more shall be shown again, with what was typed. */
const oneMore = z.object({ step: z.literal('add'), values: z.record(z.string(), z.string()) })

/**
 * What the composer sends: posts to publish, now or later, one or a thread of them; something to keep; or the wish for
 * another box.
 */
export const composition = z.preprocess(
  ({ add, ...fields }: Record<string, unknown>) => {
    if (add !== undefined) return { step: 'add', values: { ...fields, add: 'on' } }
    const names = Array.from({ length: composed.most - 1 }, (_, at) => fieldOf(at + 1))
    const rest = names.map((name) => fields[name])
    const { publishAt, zone, warning, sensitive, ...plain } = withoutAttached(fields)
    for (const name of names) delete plain[name]
    const way = fields.as === 'draft' || fields.as === 'pictures' ? fields.as : undefined
    const media = picturesIn(fields)
    return {
      ...plain,
      ...(way ? { step: 'keep', way } : { step: 'publish' }),
      rest: rest.filter((body) => body !== undefined),
      ...(isOn(fields, 'withWarning') && { warning }),
      ...((sensitive === 'on' || isOn(fields, 'withWarning')) && media.length > 0 && { isSensitive: true }),
      ...(media.length > 0 && { media }),
      poll: pollIn(fields),
      ...(isOn(fields, 'withLater') && { publishAt }),
      zone,
    }
  },
  z.discriminatedUnion('step', [newPost, keep, oneMore]),
)

/** Take a picture from a draft, or move it before the one in front of it. */
export const draftPicture = z.strictObject({
  draft: idField,
  picture: idField,
  as: z.enum(['drop', 'raise']),
  ...ways,
})

/**
 * Like, bookmark, repost, or no longer, or vote: the button pressed says which, its value says what. Of the answers of
 * all polls on a page only those to that one count.
 */
export const reaction = z.preprocess(
  (fields: Record<string, unknown>) => {
    const own = Object.entries(fields).filter(([name]) => !/^o\d/.test(name))
    const one = fields[`o${fields.vote}`]
    const several = Object.keys(fields).flatMap((name) =>
      name.startsWith(`o${fields.vote}_`) ? Number(name.split('_')[1]) : [],
    )
    return { ...Object.fromEntries(own), positions: one === undefined ? several : [Number(one)] }
  },
  z.strictObject({
    like: idField.optional(),
    unlike: idField.optional(),
    bookmark: idField.optional(),
    unbookmark: idField.optional(),
    repost: idField.optional(),
    unrepost: idField.optional(),
    vote: idField.optional(),
    positions: z.array(z.int().min(0).max(9)),
    from: ways.from,
  }),
)

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
