import { z } from 'zod'
import { checked, type Found, listed } from './found-post.ts'
import { plainText } from './plain-text.ts'

const everyone = new Set(['https://www.w3.org/ns/activitystreams#Public', 'as:Public', 'Public'])

const address = z.string().max(2048)
const some = z.preprocess((value) => (Array.isArray(value) ? value : value ? [value] : []), z.array(address))
const option = z.object({ name: z.string().max(1000) })

/** As much of an activity as matters here. */
const activity = z.object({ id: address, type: z.string(), actor: address, object: z.unknown() })
const note = z.object({
  id: address,
  type: z.enum(['Note', 'Question']),
  attributedTo: address.optional(),
  inReplyTo: address.nullish(),
  published: z.iso.datetime({ offset: true }),
  updated: z.iso.datetime({ offset: true }).nullish(),
  summary: z.string().nullish(),
  sensitive: z.boolean().nullish(),
  content: z.string().nullish(),
  contentMap: z.record(z.string(), z.string()).nullish(),
  to: some,
  cc: some,
  attachment: z
    .array(z.object({ mediaType: z.string().nullish(), url: address.nullish(), name: z.string().nullish() }))
    .nullish(),
  oneOf: z.array(option).max(50).nullish(),
  anyOf: z.array(option).max(50).nullish(),
})

export const mastodonActor = z.object({ id: address, followers: address.nullish() })
export type MastodonActor = z.output<typeof mastodonActor>

/** Reads what somebody sent from a place that speaks ActivityPub, as Mastodon packs it. */
export const fromMastodon =
  (actor: MastodonActor) =>
  (item: unknown, at: number): Found => {
    const { data: sent } = activity.safeParse(item)
    if (!sent) return { what: `orderedItems[${at}]`, why: 'unreadable' }
    if (sent.type === 'Announce') return { what: sent.id, why: 'boost' }
    const { data: one } = note.safeParse(sent.object)
    if (sent.type !== 'Create' || !one) return { what: sent.id, why: 'unreadable' }
    if (sent.actor !== actor.id || (one.attributedTo ?? actor.id) !== actor.id)
      return { what: one.id, why: 'foreign' }
    const readers = readersOf(one, actor)
    if (!readers) return { what: one.id, why: 'direct' }
    const options = one.oneOf ?? one.anyOf ?? []
    const text = plainText(one.content ?? '')
    return checked({
      origin: one.id,
      body:
        options.length > 0
          ? listed(
              text,
              options.map(({ name }) => name),
            )
          : text,
      visibility: readers,
      createdAt: new Date(one.published),
      editedAt: one.updated ? new Date(one.updated) : undefined,
      warning: plainText(one.summary ?? '').slice(0, 180),
      isSensitive: one.sensitive ?? false,
      language: Object.keys(one.contentMap ?? {})[0],
      // Whose that was shows when it is looked for: only their own are here.
      replyTo: one.inReplyTo ? { origin: one.inReplyTo } : undefined,
      pictures: (one.attachment ?? []).flatMap(({ url, name }) =>
        url ? { file: url.replace(/^https?:\/\/[^/]+/, '').replace(/^\/+/, ''), alt: name ?? '' } : [],
      ),
    })
  }

/** For everyone, also without being listed; for followers; undefined for those who are named. */
function readersOf(
  { to, cc }: z.output<typeof note>,
  actor: MastodonActor,
): 'public' | 'followers' | undefined {
  const all = [...to, ...cc]
  if (all.some((one) => everyone.has(one))) return 'public'
  const followers = actor.followers ?? `${actor.id}/followers`
  return all.includes(followers) ? 'followers' : undefined
}
