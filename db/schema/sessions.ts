import { id, index, moment, reference, table, text, uniqueIndex } from '../dialect/columns.ts'
import { users } from './users.ts'

/** How long a session lasts: unused, and at most. */
export const sessionLife = { idleDays: 14, mostDays: 90 }

/** How long the address is kept from which somebody signed in. */
export const addressDays = 30

/** A signed-in browser. The cookie holds 32 random bytes; only their SHA-256 is kept. */
export const sessions = table(
  'sessions',
  {
    id: id(),
    userId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    tokenHash: text().notNull(),
    userAgent: text().notNull().default(''),
    address: text().notNull().default(''),
    createdAt: moment().notNull(),
    seenAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex('sessions_token').on(t.tokenHash),
    index('sessions_user').on(t.userId, t.id),
    index('sessions_seen').on(t.seenAt),
  ],
)

export type Session = typeof sessions.$inferSelect
