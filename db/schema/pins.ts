import { id, index, moment, reference, table, uniqueIndex } from '../dialect/columns.ts'
import { posts } from './posts.ts'
import { users } from './users.ts'

/** The posts of their own that somebody wants at the head of their profile; the id says in which order. */
export const pins = table(
  'pins',
  {
    id: id(),
    userId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    postId: reference(() => posts.id, { onDelete: 'cascade' }).notNull(),
    createdAt: moment().notNull(),
  },
  (t) => [uniqueIndex('pins_post').on(t.postId), index('pins_user').on(t.userId, t.id)],
)
