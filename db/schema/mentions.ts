import { index, primaryKey, reference, table } from '../dialect/columns.ts'
import { posts } from './posts.ts'
import { users } from './users.ts'

/** Whom a post names. They may read it whoever else may. */
export const mentions = table(
  'mentions',
  {
    postId: reference(() => posts.id, { onDelete: 'cascade' }).notNull(),
    userId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.postId, t.userId] }), index('mentions_user').on(t.userId, t.postId)],
)
