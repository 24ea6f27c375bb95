import { sql } from 'drizzle-orm'
import {
  check,
  count,
  flag,
  index,
  moment,
  primaryKey,
  reference,
  table,
  text,
  whole,
} from '../dialect/columns.ts'
import { posts } from './posts.ts'
import { users } from './users.ts'

/** The poll of a post. */
export const polls = table(
  'polls',
  {
    postId: reference(() => posts.id, { onDelete: 'cascade' }).primaryKey(),
    isMultiple: flag(),
    voterCount: count(),
    endsAt: moment().notNull(),
    /** When those who voted were told how it ended. */
    toldAt: moment(),
  },
  (t) => [check('polls_voters', sql`${t.voterCount} >= 0`)],
)

export const pollOptions = table(
  'poll_options',
  {
    postId: reference(() => polls.postId, { onDelete: 'cascade' }).notNull(),
    /** From 0, in the order in which they are shown. */
    position: whole().notNull(),
    label: text().notNull(),
    voteCount: count(),
  },
  (t) => [
    primaryKey({ columns: [t.postId, t.position] }),
    check('poll_options_label_size', sql`octet_length(${t.label}) between 1 and 1024`),
    check('poll_options_votes', sql`${t.voteCount} >= 0`),
  ],
)

/** Who voted in a poll: one row a person, whatever they chose, so that nobody votes twice. */
export const pollVoters = table(
  'poll_voters',
  {
    postId: reference(() => polls.postId, { onDelete: 'cascade' }).notNull(),
    userId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    createdAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.postId, t.userId] }), index('poll_voters_user').on(t.userId)],
)

/** What they chose. */
export const pollVotes = table(
  'poll_votes',
  {
    postId: reference(() => polls.postId, { onDelete: 'cascade' }).notNull(),
    userId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    position: whole().notNull(),
  },
  (t) => [primaryKey({ columns: [t.postId, t.userId, t.position] }), index('poll_votes_user').on(t.userId)],
)
