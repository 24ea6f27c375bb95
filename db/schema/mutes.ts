import { flag, id, index, moment, reference, table, uniqueIndex } from '../dialect/columns.ts'
import { users } from './users.ts'

/** Whose posts somebody does not want in timelines, and until when; null is for good. The muted never learn of it. */
export const mutes = table(
  'mutes',
  {
    id: id(),
    muterId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    mutedId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    until: moment(),
    /** They may still be told of in notifications. */
    stillNotifies: flag(),
    createdAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex('mutes_pair').on(t.muterId, t.mutedId),
    index('mutes_muter').on(t.muterId, t.id),
    index('mutes_muted').on(t.mutedId),
    index('mutes_until').on(t.until),
  ],
)
