import { id, index, moment, reference, table, uniqueIndex } from '../dialect/columns.ts'
import { users } from './users.ts'

/**
 * Who follows whom. Everyone has one row towards themselves, so that "my own posts and those I follow" is a
 * single look-up; it is never listed and never counted. The id orders the lists by when the follow began.
 */
export const follows = table(
  'follows',
  {
    id: id(),
    followerId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    followeeId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    createdAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex('follows_pair').on(t.followerId, t.followeeId),
    index('follows_follower').on(t.followerId, t.id),
    index('follows_followee').on(t.followeeId, t.id),
  ],
)

export type Follow = typeof follows.$inferSelect
