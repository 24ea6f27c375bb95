import { exact, index, primaryKey, reference, table } from '../dialect/columns.ts'
import { users } from './users.ts'

/**
 * The words by which a person is found, folded: their handle and the words of their name, see
 * `db/text/person-words.ts`. Written with the handle and the name, in the same transaction.
 */
export const userWords = table(
  'user_words',
  {
    word: exact().notNull(),
    userId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.word, t.userId] }), index('user_words_user').on(t.userId, t.word)],
)
