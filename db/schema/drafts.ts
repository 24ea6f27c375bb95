import { sql } from 'drizzle-orm'
import { check, id, index, json, moment, reference, table, text, word } from '../dialect/columns.ts'
import type { QuotePolicy, ReplyPolicy } from './posts.ts'
import { users } from './users.ts'
import type { Visibility } from './visibilities.ts'

/** `draft`: kept; `scheduled`: goes out at `publishAt`; `held`: was sent, and can still be called back until then. */
export const draftStates = ['draft', 'scheduled', 'held'] as const
export type DraftState = (typeof draftStates)[number]

/** A poll as it is composed. */
export type ComposedPoll = { options: string[]; isMultiple: boolean; seconds: number }

/** A picture of a post that is composed: one of `media`, and what it shows. */
export type ComposedPicture = { id: number; alt: string }

/** Whatever a person composes before it is a post. */
export type Composed = {
  body: string
  /** Public unless it says otherwise, and never wider than what it answers. */
  visibility?: Visibility | undefined
  /** The id of the post it answers. */
  replyTo?: number | undefined
  /** Who may answer in the conversation it begins; of no consequence for an answer. */
  replyPolicy?: ReplyPolicy | undefined
  /** The id of the post it quotes. */
  quoteOf?: number | undefined
  /** Who may quote it. */
  quotePolicy?: QuotePolicy | undefined
  /** What continues it: posts of the same kind, of which each answers the one before. */
  rest?: string[] | undefined
  /** What it is behind, until somebody asks. */
  warning?: string | undefined
  /** Its pictures are not for everyone's eyes. */
  isSensitive?: boolean | undefined
  /** The pictures of the first post. */
  media?: ComposedPicture[] | undefined
  poll?: ComposedPoll | undefined
  /** The language it is written in (BCP 47); guessed when absent. */
  language?: string | undefined
}

/** What people have written and not posted yet. */
export const drafts = table(
  'drafts',
  {
    id: id(),
    userId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    state: word(draftStates).notNull().default('draft'),
    content: json<Composed>().notNull(),
    publishAt: moment(),
    /** Why it could not be published when it should have been. */
    problem: text(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (t) => [
    index('drafts_user').on(t.userId, t.state, t.id),
    index('drafts_due').on(t.userId, t.publishAt).where(sql`${t.publishAt} is not null`),
    check('drafts_state_word', sql`${t.state} in ('draft', 'scheduled', 'held')`),
    check('drafts_publish_at', sql`(${t.state} = 'draft') = (${t.publishAt} is null)`),
    check('drafts_problem_size', sql`octet_length(${t.problem}) <= 1024`),
  ],
)
