import { eq } from 'drizzle-orm'
import { db } from '../client.ts'
import { follows } from '../schema/follows.ts'
import { postTags } from '../schema/post-tags.ts'
import { tagFollows } from '../schema/tag-follows.ts'

/**
 * The ids of up to `limit` of those who follow this person, themselves among them, in no order: for whom a post may
 * be news. Nobody is shown them, and what each may see is asked for each.
 */
export async function audienceOf(authorId: number, limit: number): Promise<number[]> {
  const rows = await db
    .select({ id: follows.followerId })
    .from(follows)
    .where(eq(follows.followeeId, authorId))
    .limit(limit)
  return rows.map((row) => row.id)
}

/** The ids of up to `limit` of those who follow a tag of this post, in no order; likewise shown to nobody. */
export async function tagAudienceOf(postId: number, limit: number): Promise<number[]> {
  const rows = await db
    .select({ id: tagFollows.userId })
    .from(postTags)
    .innerJoin(tagFollows, eq(tagFollows.tagId, postTags.tagId))
    .where(eq(postTags.postId, postId))
    .limit(limit)
  return rows.map((row) => row.id)
}
