import { id, index, moment, reference, table, uniqueIndex } from '../dialect/columns.ts'
import { users } from './users.ts'

/** Who wants nothing to do with whom. Whichever of the two asks, the other is not there. */
export const blocks = table(
  'blocks',
  {
    id: id(),
    blockerId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    blockedId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    createdAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex('blocks_pair').on(t.blockerId, t.blockedId),
    index('blocks_blocker').on(t.blockerId, t.id),
    index('blocks_blocked').on(t.blockedId),
  ],
)
