import { sql } from 'drizzle-orm'
import { check, id, index, moment, reference, table, text, uniqueIndex, word } from '../dialect/columns.ts'
import { users } from './users.ts'

export const tokenPurposes = ['owner', 'reset', 'passkey'] as const
export type TokenPurpose = (typeof tokenPurposes)[number]

/**
 * A link that works once: 32 random bytes in the link, their SHA-256 here. `boundTo` is a digest of what must
 * not have changed meanwhile (the password, for a reset; the browser, for a passkey's challenge, which is such a
 * token without a link).
 */
export const tokens = table(
  'tokens',
  {
    id: id(),
    purpose: word(tokenPurposes).notNull(),
    tokenHash: text().notNull(),
    userId: reference(() => users.id, { onDelete: 'cascade' }),
    boundTo: text().notNull().default(''),
    createdAt: moment().notNull(),
    expiresAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex('tokens_hash').on(t.tokenHash),
    index('tokens_user').on(t.userId, t.purpose),
    index('tokens_expires').on(t.expiresAt),
    check('tokens_purpose_word', sql`${t.purpose} in ('owner', 'reset', 'passkey')`),
  ],
)
