import { eq } from 'drizzle-orm'
import { db } from '../client.ts'
import { follows } from '../schema/follows.ts'

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
