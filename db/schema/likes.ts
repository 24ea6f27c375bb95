import { id, index, moment, reference, table, uniqueIndex } from '../dialect/columns.ts'
import { posts } from './posts.ts'
import { users } from './users.ts'

/** Who likes what. The id orders both lists by when. */
export const likes = table(
  'likes',
  {
    id: id(),
    userId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    postId: reference(() => posts.id, { onDelete: 'cascade' }).notNull(),
    createdAt: moment().notNull(),
  },
  (t) => [uniqueIndex('likes_pair').on(t.userId, t.postId), index('likes_post').on(t.postId, t.id)],
)
