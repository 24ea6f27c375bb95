import { sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import {
  check,
  count,
  flag,
  id,
  index,
  moment,
  reference,
  table,
  text,
  uniqueIndex,
  whole,
  word,
} from '../dialect/columns.ts'
import { previews } from './previews.ts'
import { users } from './users.ts'
import { visibilities } from './visibilities.ts'

/** Who may answer in a conversation; its first post says so. The author always may. */
export const replyPolicies = ['everyone', 'followers', 'following', 'mentioned', 'nobody'] as const
export type ReplyPolicy = (typeof replyPolicies)[number]

/** Who may quote a post. Its author always may. */
export const quotePolicies = ['everyone', 'followers', 'nobody'] as const
export type QuotePolicy = (typeof quotePolicies)[number]

export const posts = table(
  'posts',
  {
    id: id(),
    authorId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    body: text().notNull(),
    visibility: word(visibilities).notNull().default('public'),
    /** The post this one answers; null when it answers none, or when that one was erased. */
    replyToId: reference((): AnyPgColumn => posts.id, { onDelete: 'set null' }),
    /** Who wrote that post, kept here so that a timeline need not look. */
    replyToAuthorId: whole(),
    /** The first post of the conversation; null when it is this one. Stays when that one is erased. */
    rootId: whole(),
    replyPolicy: word(replyPolicies).notNull().default('everyone'),
    /** Behind a click from then on: the author of the conversation did not want it in plain sight. */
    collapsedAt: moment(),
    /**
     * The post that somebody passes on with this row, which has no words of its own: a repost stands in the stream
     * of whoever reposts, and is never answered, liked or counted as a post.
     */
    repostOfId: reference((): AnyPgColumn => posts.id, { onDelete: 'cascade' }),
    /** The post this one quotes; stays when that one is erased, so that its place can be shown. */
    quoteOfId: whole(),
    quotePolicy: word(quotePolicies).notNull().default('everyone'),
    /** From then on the quoted post is not shown here: its author did not want it. */
    quoteDetachedAt: moment(),
    /** What it is behind until somebody asks; empty is nothing. */
    warning: text().notNull().default(''),
    /** Its pictures are not for everyone's eyes. */
    isSensitive: flag(),
    /** The language it is written in (BCP 47), chosen or guessed; null when nobody knows. */
    language: text(),
    /** How many pictures it has, so that a timeline need not look. */
    mediaCount: count(),
    hasPoll: flag(),
    /** What the page it links says of itself; null when there is nothing, or its author did not want it. */
    previewId: reference(() => previews.id, { onDelete: 'set null' }),
    /** When its words were last changed; what it was is in `revisions`. */
    editedAt: moment(),
    replyCount: count(),
    likeCount: count(),
    repostCount: count(),
    quoteCount: count(),
    createdAt: moment().notNull(),
    /** Seen by nobody but its author from then on: a moderator hid it. */
    hiddenAt: moment(),
    /** Hidden from then on; erased once it can no longer be taken back. */
    deletedAt: moment(),
  },
  (t) => [
    index('posts_author').on(t.authorId, t.id),
    // A profile begins with these alone.
    index('posts_author_own').on(t.authorId, t.id).where(sql`${t.replyToId} is null`),
    index('posts_author_replies').on(t.authorId, t.id).where(sql`${t.replyToId} is not null`),
    // Few posts have pictures, and a profile shows them apart.
    index('posts_pictures').on(t.authorId, t.id).where(sql`${t.mediaCount} > 0`),
    // Few posts are, and only the sweep asks for them.
    index('posts_deleted').on(t.deletedAt).where(sql`${t.deletedAt} is not null`),
    index('posts_thread').on(t.rootId, t.id).where(sql`${t.rootId} is not null`),
    index('posts_replies').on(t.replyToId, t.id).where(sql`${t.replyToId} is not null`),
    // What its author adds to a post, among however many answers of others.
    index('posts_continuations').on(t.replyToId, t.id).where(sql`${t.replyToAuthorId} = ${t.authorId}`),
    // Nobody reposts twice, and who reposted is a list.
    uniqueIndex('posts_repost').on(t.authorId, t.repostOfId).where(sql`${t.repostOfId} is not null`),
    index('posts_reposts').on(t.repostOfId, t.id).where(sql`${t.repostOfId} is not null`),
    index('posts_quotes').on(t.quoteOfId, t.id).where(sql`${t.quoteOfId} is not null`),
    index('posts_preview').on(t.previewId, t.id).where(sql`${t.previewId} is not null`),
    // Of a post that is gone for good nothing is kept but its place between others.
    check(
      'posts_body_size',
      sql`octet_length(${t.body}) between 1 and 65536 or (octet_length(${t.body}) = 0 and (${t.deletedAt} is not null or ${t.repostOfId} is not null or ${t.mediaCount} > 0))`,
    ),
    check('posts_warning_size', sql`octet_length(${t.warning}) <= 2048`),
    check('posts_language_size', sql`octet_length(${t.language}) between 2 and 35`),
    check('posts_media_count', sql`${t.mediaCount} between 0 and 16`),
    check('posts_visibility_word', sql`${t.visibility} in ('public', 'followers', 'mentioned')`),
    check(
      'posts_reply_policy_word',
      sql`${t.replyPolicy} in ('everyone', 'followers', 'following', 'mentioned', 'nobody')`,
    ),
    check('posts_quote_policy_word', sql`${t.quotePolicy} in ('everyone', 'followers', 'nobody')`),
  ],
)

export type Post = typeof posts.$inferSelect
