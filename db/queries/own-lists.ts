import { and, asc, eq, gt, ne } from 'drizzle-orm'
import { db } from '../client.ts'
import { alias } from '../dialect/columns.ts'
import { blocks } from '../schema/blocks.ts'
import { bookmarks } from '../schema/bookmarks.ts'
import { drafts } from '../schema/drafts.ts'
import { follows } from '../schema/follows.ts'
import { likes } from '../schema/likes.ts'
import { mutes } from '../schema/mutes.ts'
import { posts } from '../schema/posts.ts'
import { tagFollows } from '../schema/tag-follows.ts'
import { tags } from '../schema/tags.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { isActive, postVisibleTo, visibleTo } from './visibility.ts'

/* What the viewer takes along of their doings, each list the oldest first, from a cursor on. */

/** Somebody of a list, and since when; the cursor asks for those after. */
export type ListedPerson = { cursor: number; handle: string; name: string; createdAt: Date }
/** A post of a list by its address, and since when. */
export type ListedPost = { cursor: number; id: number; handle: string; createdAt: Date }

const most = 500

/** Whom the viewer follows. */
export const followedAfter = (viewer: Viewer, after: number): Promise<ListedPerson[]> =>
  db
    .select({ cursor: follows.id, handle: users.handle, name: users.name, createdAt: follows.createdAt })
    .from(follows)
    .innerJoin(users, eq(users.id, follows.followeeId))
    .where(
      and(eq(follows.followerId, viewer.id), isOther(viewer), gt(follows.id, after), visibleTo(viewer.id)),
    )
    .orderBy(asc(follows.id))
    .limit(most)

/** Who follows the viewer. */
export const followersAfter = (viewer: Viewer, after: number): Promise<ListedPerson[]> =>
  db
    .select({ cursor: follows.id, handle: users.handle, name: users.name, createdAt: follows.createdAt })
    .from(follows)
    .innerJoin(users, eq(users.id, follows.followerId))
    .where(
      and(eq(follows.followeeId, viewer.id), isOther(viewer), gt(follows.id, after), visibleTo(viewer.id)),
    )
    .orderBy(asc(follows.id))
    .limit(most)

// Everyone has a row towards themselves.
const isOther = (viewer: Viewer) => ne(users.id, viewer.id)

/** Whom the viewer blocks. */
export const blockedAfter = (viewer: Viewer, after: number): Promise<ListedPerson[]> =>
  db
    .select({ cursor: blocks.id, handle: users.handle, name: users.name, createdAt: blocks.createdAt })
    .from(blocks)
    .innerJoin(users, eq(users.id, blocks.blockedId))
    .where(and(eq(blocks.blockerId, viewer.id), gt(blocks.id, after), isActive()))
    .orderBy(asc(blocks.id))
    .limit(most)

/** Whom the viewer mutes, until when, and whether they are told of them all the same. */
export const mutedAfter = (
  viewer: Viewer,
  after: number,
): Promise<(ListedPerson & { until: Date | null; stillNotifies: boolean })[]> =>
  db
    .select({
      ...{ cursor: mutes.id, handle: users.handle, name: users.name, createdAt: mutes.createdAt },
      until: mutes.until,
      stillNotifies: mutes.stillNotifies,
    })
    .from(mutes)
    .innerJoin(users, eq(users.id, mutes.mutedId))
    .where(and(eq(mutes.muterId, viewer.id), gt(mutes.id, after), isActive()))
    .orderBy(asc(mutes.id))
    .limit(most)

/** What the viewer likes, as far as they may still see it. */
export const likedAfter = (viewer: Viewer, after: number): Promise<ListedPost[]> =>
  db
    .select({ cursor: likes.id, id: posts.id, handle: users.handle, createdAt: likes.createdAt })
    .from(likes)
    .innerJoin(posts, eq(posts.id, likes.postId))
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(likes.userId, viewer.id), gt(likes.id, after), postVisibleTo(viewer.id)))
    .orderBy(asc(likes.id))
    .limit(most)

/** What the viewer keeps, as far as they may still see it. */
export const bookmarkedAfter = (viewer: Viewer, after: number): Promise<ListedPost[]> =>
  db
    .select({ cursor: bookmarks.id, id: posts.id, handle: users.handle, createdAt: bookmarks.createdAt })
    .from(bookmarks)
    .innerJoin(posts, eq(posts.id, bookmarks.postId))
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(bookmarks.userId, viewer.id), gt(bookmarks.id, after), postVisibleTo(viewer.id)))
    .orderBy(asc(bookmarks.id))
    .limit(most)

const passing = alias(posts, 'passing')

/** What the viewer reposts, as far as they may still see it. */
export const repostedAfter = (viewer: Viewer, after: number): Promise<ListedPost[]> =>
  db
    .select({ cursor: passing.id, id: posts.id, handle: users.handle, createdAt: passing.createdAt })
    .from(passing)
    .innerJoin(posts, eq(posts.id, passing.repostOfId))
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(passing.authorId, viewer.id), gt(passing.id, after), postVisibleTo(viewer.id)))
    .orderBy(asc(passing.id))
    .limit(most)

/** The tags the viewer follows. */
export const ownTags = (viewer: Viewer): Promise<{ tag: string }[]> =>
  db
    .select({ tag: tags.shown })
    .from(tagFollows)
    .innerJoin(tags, eq(tags.id, tagFollows.tagId))
    .where(eq(tagFollows.userId, viewer.id))
    .orderBy(asc(tagFollows.id))

/** What the viewer has written and not posted yet. */
export const ownDrafts = (viewer: Viewer) =>
  db
    .select({
      state: drafts.state,
      content: drafts.content,
      publishAt: drafts.publishAt,
      updatedAt: drafts.updatedAt,
    })
    .from(drafts)
    .where(eq(drafts.userId, viewer.id))
    .orderBy(asc(drafts.id))

/** What the viewer says of themselves and how they set this place, and how many posts of theirs there are. */
export async function ownProfile(viewer: Viewer) {
  const [row] = await db
    .select({
      profile: {
        handle: users.handle,
        name: users.name,
        bio: users.bio,
        fields: users.fields,
        createdAt: users.createdAt,
      },
      settings: {
        email: users.email,
        protectedAt: users.protectedAt,
        homeReplies: users.homeReplies,
        notifiedOf: users.notifiedOf,
        usualVisibility: users.usualVisibility,
        unindexedAt: users.unindexedAt,
        usualLanguage: users.usualLanguage,
        readLanguages: users.readLanguages,
        timeZone: users.timeZone,
        undoSendSeconds: users.undoSendSeconds,
        isAltRequired: users.isAltRequired,
        isSensitiveShown: users.isSensitiveShown,
        isWarningOpened: users.isWarningOpened,
      },
      avatar: users.avatar,
      banner: users.banner,
      postCount: users.postCount,
    })
    .from(users)
    .where(and(eq(users.id, viewer.id), isActive()))
  return row
}
