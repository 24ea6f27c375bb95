import { id, index, moment, reference, table, uniqueIndex } from '../dialect/columns.ts'
import { posts } from './posts.ts'
import { users } from './users.ts'

/** What somebody keeps to read again; nobody else learns of it. */
export const bookmarks = table(
  'bookmarks',
  {
    id: id(),
    userId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    postId: reference(() => posts.id, { onDelete: 'cascade' }).notNull(),
    createdAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex('bookmarks_pair').on(t.userId, t.postId),
    index('bookmarks_user').on(t.userId, t.id),
    index('bookmarks_post').on(t.postId),
  ],
)
