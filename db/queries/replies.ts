import { and, eq, type SQL, sql } from 'drizzle-orm'
import { db } from '../client.ts'
import { alias } from '../dialect/columns.ts'
import { follows } from '../schema/follows.ts'
import { mentions } from '../schema/mentions.ts'
import { posts, type ReplyPolicy } from '../schema/posts.ts'
import type { Viewer } from '../viewer.ts'
import { type Asker, found } from './visibility.ts'

/** The first post of a conversation, which says who may answer in it. */
export const root = alias(posts, 'root')

/** Whether the conversation that `root` began takes no answers from this person. */
export function isClosedTo(asker: Asker): SQL {
  const following = (follower: unknown, followee: unknown) =>
    found(sql`${follows} where ${follows.followerId} = ${follower} and ${follows.followeeId} = ${followee}`)
  return sql`(${root.authorId} <> ${asker} and case ${root.replyPolicy}
    when 'everyone' then false
    when 'followers' then not ${following(asker, root.authorId)}
    when 'following' then not ${following(root.authorId, asker)}
    when 'mentioned' then not ${found(sql`${mentions} where ${mentions.postId} = ${root.id} and ${mentions.userId} = ${asker}`)}
    else true end)`
}

/**
 * Who may answer in the conversation of a post, if that leaves the viewer out; undefined when they may. Whether they
 * may see the post is asked before.
 */
export async function closedBy(viewer: Viewer, postId: number): Promise<ReplyPolicy | undefined> {
  const [closed] = await db
    .select({ policy: root.replyPolicy })
    .from(posts)
    .innerJoin(root, eq(root.id, sql`coalesce(${posts.rootId}, ${posts.id})`))
    .where(and(eq(posts.id, postId), isClosedTo(viewer.id)))
  return closed?.policy
}
