import { id, index, moment, reference, table, uniqueIndex } from '../dialect/columns.ts'
import { users } from './users.ts'

/** Who would like to follow somebody who chooses their followers. */
export const followRequests = table(
  'follow_requests',
  {
    id: id(),
    followerId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    followeeId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    createdAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex('follow_requests_pair').on(t.followerId, t.followeeId),
    index('follow_requests_followee').on(t.followeeId, t.id),
  ],
)
