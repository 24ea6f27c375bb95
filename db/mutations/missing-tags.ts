import { and, asc, eq, gt, inArray, lte, notExists } from 'drizzle-orm'
import { db, write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { idAt } from '../id.ts'
import { place } from '../schema/place.ts'
import { postTags } from '../schema/post-tags.ts'
import { posts } from '../schema/posts.ts'
import { addTags, mayBeTagged } from './tags.ts'

const name = 'tagged up to' // the id of a post
const atATime = 1000
const hour = 3_600_000

/**
 * Lets posts be found by their tags that were written before there were any, or through an older release that was
 * still running. In small transactions, up to a thousand posts each; where it stopped is kept, so that it goes on
 * there, with the posts of the last hour once more. Answers how many posts it were. Safe to repeat.
 */
export async function addMissingTags(now = Date.now()): Promise<number> {
  let added = 0
  const recent = idAt(now - hour)
  for (let after = await reached(); ; ) {
    const some = await db
      .select({ id: posts.id })
      .from(posts)
      .where(gt(posts.id, after))
      .orderBy(asc(posts.id))
      .limit(atATime)
    const last = some.at(-1)?.id
    if (last === undefined) return added
    const without = await db
      .select({ id: posts.id })
      .from(posts)
      .where(
        and(
          gt(posts.id, after),
          lte(posts.id, last),
          mayBeTagged(),
          notExists(db.select({ tagId: postTags.tagId }).from(postTags).where(eq(postTags.postId, posts.id))),
        ),
      )
    const upTo = Math.min(last, recent)
    if (without.length > 0 || upTo > after)
      added += await write(async (tx) => {
        const count = await addTagsOf(
          tx,
          without.map(({ id }) => id),
        )
        if (upTo > after) await reach(tx, upTo)
        return count
      })
    after = last
  }
}

async function reached(): Promise<number> {
  const [row] = await db.select({ value: place.value }).from(place).where(eq(place.name, name))
  return typeof row?.value === 'number' ? row.value : 0
}

async function reach(tx: Transaction, id: number): Promise<void> {
  const row = { name, value: id, updatedAt: new Date() }
  await tx.insert(place).values(row).onConflictDoUpdate({ target: place.name, set: row })
}

/** Locked first, so that none of them is erased meanwhile. Answers how many have tags now. */
async function addTagsOf(tx: Transaction, ids: number[]): Promise<number> {
  if (ids.length === 0) return 0
  const written = await forUpdate(
    tx
      .select({ id: posts.id, body: posts.body })
      .from(posts)
      .where(inArray(posts.id, ids))
      .orderBy(asc(posts.id)),
  )
  return addTags(tx, written)
}
