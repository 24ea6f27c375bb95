import { sql } from 'drizzle-orm'
import { check, id, index, moment, reference, table, text } from '../dialect/columns.ts'
import { users } from './users.ts'

export const posts = table(
  'posts',
  {
    id: id(),
    authorId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    body: text().notNull(),
    createdAt: moment().notNull(),
    /** Hidden from then on; erased once it can no longer be taken back. */
    deletedAt: moment(),
  },
  (t) => [
    index('posts_author').on(t.authorId, t.id),
    // The newest-first scan of the home timeline reads this one alone.
    index('posts_newest').on(t.id, t.authorId),
    // Few posts are, and only the sweep asks for them.
    index('posts_deleted').on(t.deletedAt).where(sql`${t.deletedAt} is not null`),
    check('posts_body_size', sql`octet_length(${t.body}) between 1 and 65536`),
  ],
)

export type Post = typeof posts.$inferSelect
