import { id, index, moment, reference, table, uniqueIndex } from '../dialect/columns.ts'
import { tags } from './tags.ts'
import { users } from './users.ts'

/** Who wants the public posts with a tag at home. */
export const tagFollows = table(
  'tag_follows',
  {
    id: id(),
    userId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    tagId: reference(() => tags.id, { onDelete: 'cascade' }).notNull(),
    createdAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex('tag_follows_pair').on(t.userId, t.tagId),
    index('tag_follows_user').on(t.userId, t.id),
    index('tag_follows_tag').on(t.tagId),
  ],
)
