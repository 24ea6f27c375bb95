import { sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { check, count, id, index, moment, reference, table, text, whole, word } from '../dialect/columns.ts'
import { users } from './users.ts'

/** Who may read a post: everyone, the author's followers, or nobody but those it mentions. */
export const visibilities = ['public', 'followers', 'mentioned'] as const
export type Visibility = (typeof visibilities)[number]

/** Who may answer in a conversation; its first post says so. The author always may. */
export const replyPolicies = ['everyone', 'followers', 'following', 'mentioned', 'nobody'] as const
export type ReplyPolicy = (typeof replyPolicies)[number]

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
    replyCount: count(),
    likeCount: count(),
    createdAt: moment().notNull(),
    /** Hidden from then on; erased once it can no longer be taken back. */
    deletedAt: moment(),
  },
  (t) => [
    index('posts_author').on(t.authorId, t.id),
    // A profile begins with these alone.
    index('posts_author_own').on(t.authorId, t.id).where(sql`${t.replyToId} is null`),
    index('posts_author_replies').on(t.authorId, t.id).where(sql`${t.replyToId} is not null`),
    // The newest-first scan of the home timeline reads this one alone.
    index('posts_newest').on(t.id, t.authorId),
    // Few posts are, and only the sweep asks for them.
    index('posts_deleted').on(t.deletedAt).where(sql`${t.deletedAt} is not null`),
    index('posts_thread').on(t.rootId, t.id).where(sql`${t.rootId} is not null`),
    index('posts_replies').on(t.replyToId, t.id).where(sql`${t.replyToId} is not null`),
    // What its author adds to a post, among however many answers of others.
    index('posts_continuations').on(t.replyToId, t.id).where(sql`${t.replyToAuthorId} = ${t.authorId}`),
    // Of a post that is gone for good nothing is kept but its place between others.
    check(
      'posts_body_size',
      sql`octet_length(${t.body}) between 1 and 65536 or (${t.deletedAt} is not null and octet_length(${t.body}) = 0)`,
    ),
    check('posts_visibility_word', sql`${t.visibility} in ('public', 'followers', 'mentioned')`),
    check(
      'posts_reply_policy_word',
      sql`${t.replyPolicy} in ('everyone', 'followers', 'following', 'mentioned', 'nobody')`,
    ),
  ],
)

export type Post = typeof posts.$inferSelect
