import { and, eq, isNull, or, sql } from 'drizzle-orm'
import { clock } from '../dialect/columns.ts'
import { conversationMutes } from '../schema/conversation-mutes.ts'
import { mutes } from '../schema/mutes.ts'
import { notifications } from '../schema/notifications.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import { type Asker, found, postVisibleTo, visibleTo } from './visibility.ts'

/** Joins to `notifications` who did it and what it is about. Left joins say where to begin: with what one was told. */
export const actor = [users, eq(users.id, notifications.actorId)] as const
export const about = [posts, eq(posts.id, notifications.postId)] as const

/**
 * Whether the asker is still to be told of this, one of `notifications` with `users` joined as who did it and
 * `posts` as what it is about: whatever is deleted, blocked, muted or not for them any more has disappeared. The
 * post is either theirs or by who did it, so `users` is the author wherever it matters.
 */
export const toldTo = (asker: Asker) =>
  and(
    eq(notifications.userId, asker),
    visibleTo(asker),
    isHeardBy(asker),
    or(
      isNull(notifications.postId),
      and(
        or(eq(posts.authorId, asker), eq(posts.authorId, notifications.actorId)),
        postVisibleTo(asker),
        isOfNoMutedConversation(asker),
      ),
    ),
  )

/** Not by whom the asker mutes, unless they still want to be told of them. */
const isHeardBy = (asker: Asker) =>
  sql`not ${found(sql`${mutes} where ${mutes.muterId} = ${asker} and ${mutes.mutedId} = ${notifications.actorId} and (${mutes.until} is null or ${mutes.until} > ${clock}) and ${eq(mutes.stillNotifies, false)}`)}`

const root = (one: string) => sql`coalesce(${sql.identifier(one)}.root_id, ${sql.identifier(one)}.id)`

/** Neither the post nor one that it quotes belongs to a conversation that the asker muted. */
const isOfNoMutedConversation = (asker: Asker) => {
  const muted = (rootId: unknown) =>
    found(
      sql`${conversationMutes} where ${conversationMutes.userId} = ${asker} and ${conversationMutes.rootId} = ${rootId}`,
    )
  return sql`not ${muted(root('posts'))} and not (${posts.quoteOfId} is not null and ${muted(
    sql`(select ${root('quoted')} from ${posts} as quoted where quoted.id = ${posts.quoteOfId})`,
  )})`
}

/** Up to which notification the asker has seen them; 0 when none. */
export const readUpTo = (asker: Asker) =>
  sql<number>`coalesce((select me.notifications_read_id from ${users} as me where me.id = ${asker}), 0)`.mapWith(
    Number,
  )
