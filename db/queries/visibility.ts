import { and, type Column, eq, isNull, ne, or, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { clock } from '../dialect/columns.ts'
import { blocks } from '../schema/blocks.ts'
import { follows } from '../schema/follows.ts'
import { mentions } from '../schema/mentions.ts'
import { mutes } from '../schema/mutes.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'

/** The id of whoever asks, in a prepared question a placeholder for it. */
export type Asker = number | Placeholder

/** Who asks. Nobody has the id 0, which is what a stranger asks with: they follow, block and are named nowhere. */
export const askerOf = (viewer: Viewer | null): number => viewer?.id ?? 0

/** Whether a person, `users`, may do anything here: neither suspended nor about to be erased. Others are gone for everyone. */
export const isActive = () => and(isNull(users.suspendedAt), isNull(users.deletedAt))

/**
 * Whether the asker may be told of a person, `users`, in any list. Of two where one blocked the other neither is
 * told; a profile alone says that there is a block (`isActive`).
 */
export const visibleTo = (asker: Asker) => and(isActive(), noBlock(asker))

/**
 * Whether the asker may learn of a post, `posts`, with `users` joined as its author; every query that can return
 * one uses it. Authors see their own. Others see what is for everyone, for followers if they follow, and what
 * names them; nothing across a block, nothing deleted (although that can be taken back for a while) or hidden by a
 * moderator, nothing by whom is suspended. What somebody protected writes for everyone is for their followers. A
 * repost is no post: it stands for another, which this is asked of.
 */
export const postVisibleTo = (asker: Asker) =>
  and(
    isActive(),
    isNull(posts.deletedAt),
    isNull(posts.repostOfId),
    or(
      eq(posts.authorId, asker),
      and(
        isNull(posts.hiddenAt),
        or(
          and(eq(posts.visibility, 'public'), isNull(users.protectedAt)),
          and(ne(posts.visibility, 'mentioned'), isFollowedBy(asker)),
          isMentioned(asker),
        ),
        noBlock(asker, found),
      ),
    ),
  )

/**
 * Whether the asker may see what a person posts for everyone, whom they follow and who follows them: not across a
 * block, and of somebody protected only as a follower or as themselves.
 */
export const isReadableBy = (asker: Asker, userId: Asker) =>
  sql`exists (select 1 from ${users} as owner where owner.id = ${userId}
    and (owner.protected_at is null or exists (select 1 from ${follows} as own where own.follower_id = ${asker} and own.followee_id = owner.id limit 1 offset 0))
    and not exists (select 1 from ${blocks} as here where here.blocker_id = ${asker} and here.blocked_id = owner.id)
    and not exists (select 1 from ${blocks} as there where there.blocker_id = owner.id and there.blocked_id = ${asker}))`

/** Whether the asker may see what a person, `users`, posts for everyone: whoever is protected is read by followers. */
export const streamReadableBy = (asker: Asker) =>
  or(isNull(users.protectedAt), eq(users.id, asker), isFollowedBy(asker))

/**
 * Whether a post, `posts` of `users`, is for everyone, and the asker may learn of it: `postVisibleTo` without what
 * only some may read, for lists of everybody's.
 */
export const publicPostVisibleTo = (asker: Asker) =>
  and(
    visibleTo(asker),
    isNull(users.protectedAt),
    eq(posts.visibility, 'public'),
    isNull(posts.deletedAt),
    isNull(posts.repostOfId),
    isNull(posts.hiddenAt),
  )

/** Whether the asker wants posts of this author, `users`, in timelines. Their page shows them all the same. */
export const notMutedBy = (asker: Asker, isThere = exists, author: Column = users.id) =>
  sql`not ${isThere(sql`${mutes} where ${mutes.muterId} = ${asker} and ${mutes.mutedId} = ${author} and (${mutes.until} is null or ${mutes.until} > ${clock})`)}`

// Each of these is one look into an index with both ids.
const isFollowedBy = (asker: Asker) =>
  found(sql`${follows} where ${follows.followerId} = ${asker} and ${follows.followeeId} = ${users.id}`)

const isMentioned = (asker: Asker) =>
  found(sql`${mentions} where ${mentions.postId} = ${posts.id} and ${mentions.userId} = ${asker}`)

const noBlock = (asker: Asker, isThere = exists) =>
  sql`not ${isThere(sql`${blocks} where ${blocks.blockerId} = ${asker} and ${blocks.blockedId} = ${users.id}`)} and not ${isThere(sql`${blocks} where ${blocks.blockerId} = ${users.id} and ${blocks.blockedId} = ${asker}`)}`

const exists = (rows: SQL): SQL => sql`exists (select 1 from ${rows})`

/**
 * Whether there is such a row, asked once for every row of the other table. For an EXISTS beside an OR, Postgres
 * would gather beforehand all that the asker follows and all who block them, which the offset forbids.
 */
export const found = (rows: SQL): SQL => sql`exists (select 1 from ${rows} limit 1 offset 0)`
