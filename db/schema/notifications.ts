import { sql } from 'drizzle-orm'
import { check, id, index, moment, reference, table, uniqueIndex, word } from '../dialect/columns.ts'
import { posts } from './posts.ts'
import { users } from './users.ts'

export const notificationKinds = [
  'follow',
  'request',
  'like',
  'repost',
  'quote',
  'mention',
  'reply',
  'poll',
  'edit',
] as const
export type NotificationKind = (typeof notificationKinds)[number]

/**
 * What a person is told that somebody else did; written in the transaction that did it. `postId` is the post that
 * was liked or reposted, whose poll has ended or whose words were changed, or the one that answers, quotes or names them; null when it is about no post. What is read
 * is what is not newer than `users.notificationsReadId`.
 */
export const notifications = table(
  'notifications',
  {
    id: id(),
    userId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    kind: word(notificationKinds).notNull(),
    actorId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    postId: reference(() => posts.id, { onDelete: 'cascade' }),
    createdAt: moment().notNull(),
  },
  (t) => [
    // Doing a thing twice tells of it once.
    uniqueIndex('notifications_post')
      .on(t.userId, t.postId, t.kind, t.actorId)
      .where(sql`${t.postId} is not null`),
    uniqueIndex('notifications_person').on(t.userId, t.actorId, t.kind).where(sql`${t.postId} is null`),
    index('notifications_user').on(t.userId, t.id),
    index('notifications_kind').on(t.userId, t.kind, t.id),
    index('notifications_actor').on(t.actorId),
    index('notifications_about').on(t.postId),
    check(
      'notifications_kind_word',
      sql`${t.kind} in ('follow', 'request', 'like', 'repost', 'quote', 'mention', 'reply', 'poll', 'edit')`,
    ),
  ],
)
