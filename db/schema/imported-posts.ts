import { exact, index, primaryKey, reference, table } from '../dialect/columns.ts'
import { posts } from './posts.ts'
import { users } from './users.ts'

/** Which post came of which of another place's, so that bringing an archive twice brings its posts once. */
export const importedPosts = table(
  'imported_posts',
  {
    userId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    /** How that place names it: an address, or an id of an archive of ours. */
    origin: exact().notNull(),
    postId: reference(() => posts.id, { onDelete: 'cascade' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.origin] }), index('imported_posts_post').on(t.postId)],
)
