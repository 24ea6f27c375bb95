import { sql } from 'drizzle-orm'
import {
  check,
  count,
  flag,
  id,
  index,
  json,
  moment,
  table,
  text,
  uniqueIndex,
  whole,
  word,
} from '../dialect/columns.ts'
import { visibilities } from './visibilities.ts'

export const roles = ['member', 'moderator', 'admin'] as const
export type Role = (typeof roles)[number]

export const homeReplies = ['followed', 'all'] as const
export type HomeReplies = (typeof homeReplies)[number]

/** Of whose doings of a kind somebody is told. */
export type NotifiedOf = 'everyone' | 'following' | 'nobody'

/** A line of a profile: "Site", "https://example.org". */
export type ProfileField = { label: string; value: string }

export const users = table(
  'users',
  {
    id: id(),
    handle: text().notNull(),
    name: text().notNull().default(''),
    bio: text().notNull().default(''),
    fields: json<ProfileField[]>().notNull().default([]),
    // The folders of their pictures in the storage of app/_media; null is none.
    avatar: text(),
    banner: text(),
    email: text().notNull(),
    passwordHash: text(),
    role: word(roles).notNull().default('member'),
    suspendedAt: moment(),
    /** Hidden from then on; erased once they can no longer take it back. */
    deletedAt: moment(),
    followerCount: count(),
    followingCount: count(),
    postCount: count(),
    /** The post at which this person last left their home timeline. */
    homeReadId: whole(),
    /** Since when they choose their followers and only those read them; null is never. */
    protectedAt: moment(),
    /** Which replies of those they follow they want at home: to people they follow too, or all. */
    homeReplies: word(homeReplies).notNull().default('followed'),
    /** The newest notification that this person has seen. */
    notificationsReadId: whole(),
    /** Of whose doings they want to be told, by kind of notification; of everybody's when a kind is absent. */
    notifiedOf: json<Record<string, NotifiedOf>>().notNull().default({}),
    /** To whom their composer shows a post unless they choose otherwise; null is everyone. */
    usualVisibility: word(visibilities),
    /** Since when search engines are asked to leave out what is theirs; null is never. */
    unindexedAt: moment(),
    /** The language their composer begins with (BCP 47); null is guessed. */
    usualLanguage: text(),
    /** The languages they want to read in what everyone posts; all when there is none. */
    readLanguages: json<string[]>().notNull().default([]),
    /** Their time zone (IANA), in which what they schedule is meant; null is that of their browser. */
    timeZone: text(),
    /** Seconds in which a post that was sent can still be called back. */
    undoSendSeconds: count(),
    /** They want no picture to go out without words for those who do not see it. */
    isAltRequired: flag(),
    /** They want to see sensitive pictures, and what is behind a warning, at once. */
    isSensitiveShown: flag(),
    isWarningOpened: flag(),
    /** What the pictures of their posts take, in bytes. */
    mediaBytes: whole().notNull().default(0),
    createdAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex('users_handle').on(t.handle),
    uniqueIndex('users_email').on(t.email),
    uniqueIndex('users_avatar').on(t.avatar),
    uniqueIndex('users_banner').on(t.banner),
    index('users_popularity').on(t.followerCount, t.id),
    index('users_role').on(t.role),
    // Few are, and only the sweep asks for them.
    index('users_deleted').on(t.deletedAt).where(sql`${t.deletedAt} is not null`),
    check(
      'users_handle_form',
      sql`length(${t.handle}) between 2 and 30 and ${t.handle} = lower(${t.handle})`,
    ),
    check('users_email_form', sql`octet_length(${t.email}) between 3 and 254`),
    check('users_text_size', sql`octet_length(${t.name}) <= 1024 and octet_length(${t.bio}) <= 8192`),
    check('users_role_word', sql`${t.role} in ('member', 'moderator', 'admin')`),
    check('users_home_replies_word', sql`${t.homeReplies} in ('followed', 'all')`),
    check('users_usual_visibility_word', sql`${t.usualVisibility} in ('public', 'followers', 'mentioned')`),
    check('users_languages', sql`octet_length(${t.usualLanguage}) between 2 and 35`),
    check('users_time_zone_size', sql`octet_length(${t.timeZone}) between 1 and 64`),
    check('users_undo_send', sql`${t.undoSendSeconds} between 0 and 60`),
    check('users_media_bytes', sql`${t.mediaBytes} >= 0`),
    check('users_counts', sql`${t.followerCount} >= 0 and ${t.followingCount} >= 0 and ${t.postCount} >= 0`),
  ],
)

export type User = typeof users.$inferSelect
