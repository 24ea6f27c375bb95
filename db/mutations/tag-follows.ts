import { and, eq, inArray } from 'drizzle-orm'
import { write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import { nextId } from '../id.ts'
import { tagFollows } from '../schema/tag-follows.ts'
import { tags } from '../schema/tags.ts'
import { users } from '../schema/users.ts'
import { tagNameOf } from '../text/entities.ts'
import { tags as limits } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { tagIds } from './tags.ts'

/**
 * The viewer wants posts with a tag at home, however it is typed, whether or not anybody has used it yet; twice is
 * once. Answers whether they follow it now, false when that is no tag, or `full` when they follow
 * `limits.tags.followed` others.
 */
export async function followTag(viewer: Viewer, typed: string): Promise<boolean | 'full'> {
  const name = tagNameOf(typed)
  if (!name) return false
  return write(async (tx) => {
    // Two at once are counted one after the other.
    await forUpdate(tx.select({ id: users.id }).from(users).where(eq(users.id, viewer.id)))
    const followed = await tx
      .select({ name: tags.name })
      .from(tagFollows)
      .innerJoin(tags, eq(tags.id, tagFollows.tagId))
      .where(eq(tagFollows.userId, viewer.id))
    if (followed.some((tag) => tag.name === name)) return true
    if (followed.length >= limits.followed) return 'full'
    const tagId = (await tagIds(tx, [{ name, shown: name }])).get(name) as number
    await tx
      .insert(tagFollows)
      .values({ id: nextId(), userId: viewer.id, tagId, createdAt: new Date() })
      .onConflictDoNothing({ target: [tagFollows.userId, tagFollows.tagId] })
    return true
  })
}

/** The viewer no longer wants posts with a tag at home; safe to repeat. */
export async function unfollowTag(viewer: Viewer, typed: string): Promise<void> {
  const name = tagNameOf(typed)
  if (!name) return
  await write(async (tx) => {
    const named = tx.select({ id: tags.id }).from(tags).where(eq(tags.name, name))
    await tx.delete(tagFollows).where(and(eq(tagFollows.userId, viewer.id), inArray(tagFollows.tagId, named)))
  })
}
