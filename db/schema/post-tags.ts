import { index, primaryKey, reference, table } from '../dialect/columns.ts'
import { posts } from './posts.ts'
import { tags } from './tags.ts'

/** Which tags a post carries; written with the post. Read by tag, newest post first, and by post. */
export const postTags = table(
  'post_tags',
  {
    tagId: reference(() => tags.id, { onDelete: 'cascade' }).notNull(),
    postId: reference(() => posts.id, { onDelete: 'cascade' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.tagId, t.postId] }), index('post_tags_post').on(t.postId, t.tagId)],
)
