import { index, moment, reference, table, text } from '../dialect/columns.ts'
import { users } from './users.ts'

/**
 * Handles that somebody had: until then nobody else may take one, and its address leads to who had it. Without
 * a person it was theirs whose account is erased.
 */
export const formerHandles = table(
  'former_handles',
  {
    handle: text().primaryKey(),
    userId: reference(() => users.id, { onDelete: 'set null' }),
    until: moment().notNull(),
  },
  (t) => [index('former_handles_user').on(t.userId), index('former_handles_until').on(t.until)],
)
