import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { alias } from '../dialect/columns.ts'
import type { Database } from '../dialect/driver.ts'
import { bookmarks } from '../schema/bookmarks.ts'
import { likes } from '../schema/likes.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import type { Visibility } from '../schema/visibilities.ts'
import { isLong } from '../text/is-long.ts'
import { type Mark, marksIn } from '../text/marks.ts'
import type { QuotedPost } from './quotes.ts'
import { isClosedTo, root } from './replies.ts'
import { type Asker, found } from './visibility.ts'

/** A picture of a post: the folder of its sizes, and the pixels of the largest. */
export type ShownPicture = {
  id: number
  folder: string
  width: number
  height: number
  /** What it shows; absent when nobody said. */
  alt?: string
  /** A data URL to be shown until it is loaded. */
  placeholder?: string
}

/** A poll as the viewer may see it: the votes only once they voted, or when it is over. */
export type ShownPoll = {
  options: { label: string; votes?: number; chosen?: true }[]
  multiple?: true
  endsAt: number
  voters: number
  voted?: true
  /** It is the viewer's own. */
  own?: true
}

/** What the page that a post links says of itself. */
export type ShownPreview = {
  url: string
  title: string
  description?: string
  site?: string
  picture?: { folder: string; width: number; height: number }
}

/** A post as a timeline shows it: plain values, fit to be handed to the browser. What is absent costs a page nothing. */
export type TimelinePost = {
  id: number
  handle: string
  name: string
  /** The folder of the author's picture; absent without one. */
  avatar?: string
  body: string
  /** The links, mentions and tags in it; absent without any. */
  marks?: Mark[]
  /** A list shows only its beginning; absent when all. */
  long?: true
  createdAt: number
  /** Who else may read it; absent when everyone may, and nobody once a moderator hid it. */
  visibility?: Exclude<Visibility, 'public'> | 'nobody'
  /** The handle of whom it answers; absent when it answers nobody, or somebody who is gone. */
  replyTo?: string
  /** The tag for which it stands at home, as it is written; absent when the viewer follows its author. */
  via?: string
  /** How many answer it, and how many like it; absent when nobody does. */
  replies?: number
  likes?: number
  /** Whether the viewer likes it, and keeps it; absent when not. */
  liked?: true
  bookmarked?: true
  /** Whoever began the conversation wants no answers from the viewer; absent when they may answer. */
  closed?: true
  /** How many pass it on, and how many quote it; absent when nobody does. */
  reposts?: number
  quotes?: number
  /** Whether the viewer passes it on; absent when not. */
  reposted?: true
  /** Its author is protected: the viewer may not pass it on. Absent when they may, or `visibility` forbids it. */
  guarded?: true
  /** The post it quotes; 0 when the viewer may not see that one here, or before `withAttached` looked. */
  quote?: QuotedPost | 0
  /** What it is behind until somebody asks; absent when nothing. */
  warning?: string
  /** The reader wants to see at once what is behind warnings; absent when not, or when there is none. */
  opened?: true
  /** Its pictures are not for everyone's eyes; absent when they are, or when the reader wants to see them anyway. */
  sensitive?: true
  /** The language it is written in; absent when nobody knows. */
  language?: string
  /** When its words were last changed; absent when never. */
  editedAt?: number
  /** What is attached; 0 before `withAttached` looked, absent when there is none. */
  pictures?: ShownPicture[] | 0
  poll?: ShownPoll | 0
  preview?: ShownPreview | 0
  /** Who passes it on in this place of a list, the last of `others + 1`; absent when it stands there itself. */
  reposter?: { handle: string; name: string; others?: number }
  /** What a cursor says of it in a list that is not ordered by its id. */
  cursor?: number
}

const answered = alias(users, 'answered')

/** The columns of a post in a list, of `posts` joined with its author, with `answeredAuthor` for whom it answers. */
export const timelineColumns = (asker: Asker) => ({
  id: posts.id,
  handle: users.handle,
  name: users.name,
  avatar: users.avatar,
  body: posts.body,
  createdAt: posts.createdAt,
  visibility: posts.visibility,
  hiddenAt: posts.hiddenAt,
  replyTo: answered.handle,
  replies: posts.replyCount,
  likes: posts.likeCount,
  liked: has(likes, asker),
  bookmarked: has(bookmarks, asker),
  closed: closedTo(asker),
  reposts: posts.repostCount,
  quotes: posts.quoteCount,
  reposted: is(found(sql`${posts} as own where own.author_id = ${asker} and own.repost_of_id = ${posts.id}`)),
  guarded: is(sql`${users.protectedAt} is not null and ${posts.authorId} <> ${asker}`),
  quoting: is(sql`${posts.quoteOfId} is not null`),
  warning: posts.warning,
  sensitive: posts.isSensitive,
  language: posts.language,
  editedAt: posts.editedAt,
  pictures: posts.mediaCount,
  poll: posts.hasPoll,
  preview: is(sql`${posts.previewId} is not null`),
})

/** Joins whom a post answers, as long as they are here. */
export const answeredAuthor = [
  answered,
  and(eq(answered.id, posts.replyToAuthorId), isNull(answered.suspendedAt), isNull(answered.deletedAt)),
] as const

/** Posts as `timelineColumns` show them, each joined with its author; what follows says which. */
export const shownPosts = (db: Database, asker: Asker) =>
  db
    .select(timelineColumns(asker))
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(...answeredAuthor)

const has = (what: typeof likes | typeof bookmarks, asker: Asker) =>
  is(found(sql`${what} where ${what.userId} = ${asker} and ${what.postId} = ${posts.id}`))

const is = (so: SQL) => sql<boolean>`${so}`.mapWith(Boolean)

const closedTo = (asker: Asker) =>
  is(
    found(
      sql`${posts} as root where ${root.id} = coalesce(${posts.rootId}, ${posts.id}) and ${root.replyPolicy} <> 'everyone' and ${isClosedTo(asker)}`,
    ),
  )

/** What `timelineColumns` answer. */
export type TimelineRow = {
  id: number
  handle: string
  name: string
  avatar: string | null
  body: string
  createdAt: Date
  visibility: Visibility
  hiddenAt: Date | null
  replyTo: string | null
  replies: number
  likes: number
  liked: boolean
  bookmarked: boolean
  closed: boolean
  reposts: number
  quotes: number
  reposted: boolean
  guarded: boolean
  quoting: boolean
  warning: string
  sensitive: boolean
  language: string | null
  editedAt: Date | null
  pictures: number
  poll: boolean
  preview: boolean
}

export function timelinePost(row: TimelineRow): TimelinePost {
  const marks = marksIn(row.body)
  return {
    id: row.id,
    handle: row.handle,
    name: row.name,
    ...(row.avatar && { avatar: row.avatar }),
    body: row.body,
    ...(marks.length > 0 && { marks }),
    ...(isLong(row.body) && { long: true }),
    createdAt: row.createdAt.getTime(),
    ...(row.hiddenAt
      ? { visibility: 'nobody' }
      : row.visibility !== 'public' && { visibility: row.visibility }),
    ...(row.replyTo && { replyTo: row.replyTo }),
    ...(row.replies > 0 && { replies: row.replies }),
    ...(row.likes > 0 && { likes: row.likes }),
    ...(row.liked && { liked: true }),
    ...(row.bookmarked && { bookmarked: true }),
    ...(row.closed && { closed: true }),
    ...(row.reposts > 0 && { reposts: row.reposts }),
    ...(row.quotes > 0 && { quotes: row.quotes }),
    ...(row.reposted && { reposted: true }),
    ...(row.guarded && row.visibility === 'public' && { guarded: true }),
    ...(row.quoting && { quote: 0 }),
    ...(row.warning && { warning: row.warning }),
    ...(row.sensitive && { sensitive: true }),
    ...(row.language && { language: row.language }),
    ...(row.editedAt && { editedAt: row.editedAt.getTime() }),
    ...(row.pictures > 0 && { pictures: 0 }),
    ...(row.poll && { poll: 0 }),
    ...(row.preview && { preview: 0 }),
  }
}
