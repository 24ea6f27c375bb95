import { sql } from 'drizzle-orm'
import {
  check,
  id,
  index,
  json,
  moment,
  reference,
  table,
  text,
  uniqueIndex,
  whole,
} from '../dialect/columns.ts'
import { users } from './users.ts'

/**
 * A key pair in somebody's device that signs them in. Only the public half is here, as COSE in base64url;
 * `counter` is how often the device says it was used, 0 for those that do not count.
 */
export const passkeys = table(
  'passkeys',
  {
    id: id(),
    userId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    credentialId: text().notNull(),
    publicKey: text().notNull(),
    counter: whole().notNull(),
    transports: json<string[]>().notNull(),
    name: text().notNull(),
    createdAt: moment().notNull(),
    usedAt: moment(),
  },
  (t) => [
    uniqueIndex('passkeys_credential').on(t.credentialId),
    index('passkeys_user').on(t.userId, t.id),
    check(
      'passkeys_size',
      sql`octet_length(${t.credentialId}) <= 2048 and octet_length(${t.publicKey}) <= 8192 and octet_length(${t.name}) <= 512`,
    ),
  ],
)
