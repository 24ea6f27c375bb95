import { index, moment, primaryKey, reference, table, text, whole } from '../dialect/columns.ts'
import { users } from './users.ts'

/**
 * Forms that arrived. Every form carries a key made when it was rendered: the same key with the same content
 * answers with the first result, so a double submit makes one post; kept for a day.
 */
export const submissions = table(
  'submissions',
  {
    userId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    key: text().notNull(),
    fingerprint: text().notNull(),
    resultId: whole().notNull(),
    createdAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.key] }), index('submissions_created').on(t.createdAt)],
)
