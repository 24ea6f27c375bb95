import type { NotificationKind } from '#db/schema/notifications.ts'
import type { NotifiedOf } from '#db/schema/users.ts'

export const notifications = {
  filters: {
    all: 'All',
    mentions: 'Mentions',
    likes: 'Likes',
    reposts: 'Reposts',
    follows: 'Follows',
  },
  filter: 'Show only',
  markAll: 'Mark all as read',
  isNew: 'New',
  waiting: (count: number, more: boolean) =>
    count === 1 ? '1 new notification' : `${count}${more ? '+' : ''} new notifications`,
  settings: 'Notification settings',
  emptyTitle: 'Nothing here yet',
  empty: 'When people follow you, reply to you or like what you post, you will see it here.',
  emptyFilter: 'Nothing of this kind has happened yet.',
  loaded: (count: number) => (count === 1 ? 'One more loaded.' : `${count} more loaded.`),
  /** Between two of those who did it, before the last, and for those who are not named. */
  comma: ', ',
  and: ' and ',
  others: (count: string, one: boolean) => `${count} ${one ? 'other' : 'others'}`,
  /** What stands before those who did it and what after. */
  did: {
    follow: ['', ' followed you'],
    request: ['', ' asked to follow you'],
    like: ['', ' liked your post'],
    repost: ['', ' reposted your post'],
    quote: ['', ' quoted you'],
    mention: ['', ' mentioned you'],
    reply: ['', ' replied to you'],
    poll: ['A poll of ', ' has ended'],
    edit: ['', ' edited a post'],
  } satisfies Record<NotificationKind, [before: string, after: string]>,
  ownPoll: 'Your poll has ended',
  answerRequests: 'Answer requests',
  of: 'Tell me of',
  kinds: {
    follow: 'New followers',
    request: 'Follow requests',
    like: 'Likes',
    repost: 'Reposts',
    quote: 'Quotes',
    mention: 'Mentions',
    reply: 'Replies',
    poll: 'Polls that end',
    edit: 'Edits of posts I replied to or passed on',
  } satisfies Record<NotificationKind, string>,
  whose: {
    everyone: 'From everyone',
    following: 'From people I follow',
    nobody: 'From nobody',
  } satisfies Record<NotifiedOf, string>,
  hint: 'It counts from now on. Whoever you mute or block you are not told of anyway.',
  save: 'Save',
  saving: 'Saving…',
  saved: 'Saved.',
}
