import { index, moment, primaryKey, reference, table, text } from '../dialect/columns.ts'
import { users } from './users.ts'

/** A sign-in elsewhere that leads to a person here. */
export const accounts = table(
  'accounts',
  {
    provider: text().notNull(),
    providerAccountId: text().notNull(),
    userId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    createdAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.providerAccountId] }), index('accounts_user').on(t.userId)],
)
