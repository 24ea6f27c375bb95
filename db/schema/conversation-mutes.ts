import { id, index, moment, reference, table, uniqueIndex, whole } from '../dialect/columns.ts'
import { users } from './users.ts'

/** Conversations, by their first post, of which somebody does not want to be told any more. */
export const conversationMutes = table(
  'conversation_mutes',
  {
    id: id(),
    userId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    /** As `posts.rootId` has it, and like it without a foreign key: the first post may be erased. */
    rootId: whole().notNull(),
    createdAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex('conversation_mutes_pair').on(t.userId, t.rootId),
    index('conversation_mutes_user').on(t.userId, t.id),
  ],
)
