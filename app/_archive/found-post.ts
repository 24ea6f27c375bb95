import type { QuotePolicy, ReplyPolicy } from '#db/schema/posts.ts'
import { gate } from '#db/text/gate.ts'
import { altText, post as limits, warning as warningRoom } from '#db/text/limits.ts'

/** A picture that a post of an archive has: which file, and what it shows. */
export type FoundPicture = { file: string; alt: string }

/** A post as an archive has it; its pictures are still packed. */
export type FoundPost = Origin & {
  body: string
  visibility: 'public' | 'followers'
  createdAt: Date
  editedAt?: Date | undefined
  warning?: string | undefined
  isSensitive?: boolean | undefined
  language?: string | undefined
  replyTo?: Origin | undefined
  quoteOf?: Origin | undefined
  replyPolicy?: ReplyPolicy | undefined
  quotePolicy?: QuotePolicy | undefined
  pictures: FoundPicture[]
  revisions?: { body: string; warning: string; createdAt: Date }[] | undefined
}

/** How another place names a post; `here` is its id when that place is this one. */
type Origin = { origin: string; here?: number | undefined }

/** Why something in an archive is not brought; the words for each are in app/_i18n/en/archive.ts. */
export type LeftOut = 'boost' | 'direct' | 'foreign' | 'unreadable' | 'date' | 'text'

/** What one entry of an archive is. */
export type Found = { post: FoundPost } | { what: string; why: LeftOut }

/** Ids have as many digits as they have had since then. */
const earliest = Date.UTC(2001, 0, 1)

/** The same with its texts as they are stored here, or why it cannot be. */
export function checked(post: FoundPost, now = Date.now()): Found {
  const { origin, createdAt } = post
  const time = createdAt.getTime()
  if (!(time >= earliest && time <= now)) return { what: origin, why: 'date' }
  const body = textOf(post.body, post.pictures.length === 0)
  const warning = gate(post.warning ?? '', { ...warningRoom, lines: 'one', required: false })
  if (body === undefined || !warning.ok) return { what: origin, why: 'text' }
  const pictures = post.pictures.slice(0, limits.media).map((one) => ({ ...one, alt: altOf(one.alt) }))
  const revisions = post.revisions?.flatMap((former) => {
    const text = textOf(former.body, false)
    const behind = gate(former.warning, { ...warningRoom, lines: 'one', required: false })
    return text === undefined || !behind.ok ? [] : { ...former, body: text, warning: behind.text }
  })
  return {
    post: { ...post, body, warning: warning.text, pictures, revisions, language: languageOf(post.language) },
  }
}

function textOf(raw: string, required: boolean): string | undefined {
  const room = { graphemes: limits.hardBytes, bytes: limits.hardBytes }
  const text = gate(raw, { ...room, lines: 'many', required })
  return text.ok ? text.text : undefined
}

function altOf(raw: string): string {
  const alt = gate(raw, { ...altText, lines: 'many', required: false })
  return alt.ok ? alt.text : ''
}

const languageOf = (raw: string | undefined): string | undefined =>
  raw && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(raw) && raw.length <= 35 ? raw : undefined

/** What somebody could choose from, as lines of a text: votes cannot be brought along. */
export const listed = (body: string, options: string[]): string =>
  [body, options.map((option) => `• ${option}`).join('\n')].filter(Boolean).join('\n\n')
