import { and, eq, type SQL, sql } from 'drizzle-orm'
import { alias } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { found, postVisibleTo } from '../queries/visibility.ts'
import { follows } from '../schema/follows.ts'
import { mentions } from '../schema/mentions.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import { type Visibility, visibilities } from '../schema/visibilities.ts'
import type { Viewer } from '../viewer.ts'

/** That post takes no answer from this person; what was begun is undone. */
export class Closed extends Error {
  override name = 'Closed'
}

export type Answered = { id: number; authorId: number; rootId: number | null; visibility: Visibility }

/** The post that the viewer is about to answer. Throws Closed when they cannot see it or may not. */
export async function answerable(tx: Transaction, viewer: Viewer, id: number): Promise<Answered> {
  const [post] = await tx
    .select({
      id: posts.id,
      authorId: posts.authorId,
      rootId: posts.rootId,
      visibility: posts.visibility,
    })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(posts.id, id), postVisibleTo(viewer.id)))
  if (!post) throw new Closed('there is no such post')
  const [closed] = await tx
    .select({ id: root.id })
    .from(root)
    .where(and(eq(root.id, post.rootId ?? post.id), sql`not ${mayAnswer(viewer.id)}`))
  if (closed) throw new Closed('the author wants no such answers')
  return post
}

const root = alias(posts, 'root')

/** Whether the policy of `root`, the first post of a conversation, lets this person answer in it. */
function mayAnswer(viewerId: number): SQL {
  const following = (follower: SQL, followee: SQL) =>
    found(sql`${follows} where ${follows.followerId} = ${follower} and ${follows.followeeId} = ${followee}`)
  return sql`(${root.authorId} = ${viewerId} or case ${root.replyPolicy}
    when 'everyone' then true
    when 'followers' then ${following(sql`${viewerId}`, sql`${root.authorId}`)}
    when 'following' then ${following(sql`${root.authorId}`, sql`${viewerId}`)}
    when 'mentioned' then ${found(sql`${mentions} where ${mentions.postId} = ${root.id} and ${mentions.userId} = ${viewerId}`)}
    else false end)`
}

/** The one of two that fewer people may read. */
export const narrower = (one: Visibility, other: Visibility): Visibility =>
  visibilities[Math.max(visibilities.indexOf(one), visibilities.indexOf(other))] ?? 'mentioned'

/** Counts the answers of a post. */
export async function countAnswer(tx: Transaction, id: number, change: 1 | -1): Promise<void> {
  await tx
    .update(posts)
    .set({ replyCount: sql`${posts.replyCount} + ${change}` })
    .where(eq(posts.id, id))
}
