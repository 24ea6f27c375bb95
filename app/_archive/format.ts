import { z } from 'zod'
import { quotePolicies, replyPolicies } from '#db/schema/posts.ts'
import { visibilities } from '#db/schema/visibilities.ts'

/**
 * The archive of a person, a ZIP:
 *
 *     README.txt                 what is in it, for people
 *     pipit.json                 { format: "pipit", version: 1, place, exportedAt, profile, settings, drafts, posts }
 *     relations.json             { follows, followers, blocks, mutes, likes, bookmarks, reposts, tags }
 *     media/<id>.webp            the largest size of each picture; posts name it in `media[].file`
 *     avatar.webp, banner.webp   the pictures of the profile
 *     following_accounts.csv, blocked_accounts.csv, muted_accounts.csv, bookmarks.csv
 *                                the same lists as Mastodon writes and reads them
 *
 * `posts` comes last in `pipit.json` and is in the order of time, each as `archivedPost` says; `id` is a text, since it has
 * more digits than some readers keep. Other posts are named by id and address. Times are ISO 8601 in UTC. A reader
 * ignores keys that it does not know; another `version` is one that it cannot read.
 */
export const format = { name: 'pipit', version: 1 } as const

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const referred = z.object({ id: z.string().max(32), address: z.string().max(2048).nullish() }).nullish()

/** What stands before the posts. */
export const archiveHead = z.object({
  format: z.literal(format.name),
  version: z.literal(format.version),
  place: z.string().max(300),
})

/** A post of an archive of ours. */
export const archivedPost = z.object({
  id: z.string().max(32),
  body: z.string(),
  visibility: z.enum(visibilities),
  createdAt: moment,
  editedAt: moment.nullish(),
  replyTo: referred,
  quoteOf: referred,
  replyPolicy: z.enum(replyPolicies).optional(),
  quotePolicy: z.enum(quotePolicies).optional(),
  warning: z.string().optional(),
  sensitive: z.boolean().optional(),
  language: z.string().nullish(),
  media: z
    .array(z.object({ file: z.string().max(300), alt: z.string().optional() }))
    .max(16)
    .optional(),
  poll: z.object({ options: z.array(z.object({ label: z.string().max(1000) })).max(20) }).nullish(),
  revisions: z
    .array(z.object({ body: z.string(), warning: z.string().optional(), createdAt: moment }))
    .max(200)
    .optional(),
})
