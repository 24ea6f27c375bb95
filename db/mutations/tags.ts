import { and, asc, eq, inArray, like, notInArray, or } from 'drizzle-orm'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { postTags } from '../schema/post-tags.ts'
import { posts } from '../schema/posts.ts'
import { tags } from '../schema/tags.ts'
import { spelledTagsIn } from '../text/entities.ts'

export type Written = { id: number; body: string }
export type Spelled = { name: string; shown: string }

const atATime = 500

/**
 * Lets posts be found by the first `tags.perPost` of their tags; joins the transaction that stores them, as its last
 * step, all posts at once. Only for posts that are for everyone: of others nobody shall learn what they are about.
 * Safe to repeat. Answers how many of them carry any.
 */
export async function addTags(tx: Transaction, written: Written[]): Promise<number> {
  const tagged = written.map(({ id, body }) => ({ id, tags: spelledTagsIn(body) }))
  const ids = await tagIds(
    tx,
    tagged.flatMap((post) => post.tags),
  )
  const rows = tagged.flatMap((post) =>
    post.tags.map(({ name }) => ({ tagId: ids.get(name) as number, postId: post.id })),
  )
  for (let at = 0; at < rows.length; at += atATime)
    await tx
      .insert(postTags)
      .values(rows.slice(at, at + atATime))
      .onConflictDoNothing()
  return tagged.filter((post) => post.tags.length > 0).length
}

/**
 * The ids of these tags by their names. Those that are new are made, in the order of their names: of two who write
 * the same ones at once one waits for the other, and never both.
 */
export async function tagIds(tx: Transaction, spelled: Spelled[]): Promise<Map<string, number>> {
  const shown = new Map(spelled.toReversed().map((tag) => [tag.name, tag.shown]))
  const ids = await idsOf(tx, [...shown.keys()])
  const missing = [...shown.keys()].filter((name) => !ids.has(name)).sort()
  if (missing.length === 0) return ids
  const createdAt = new Date()
  for (let at = 0; at < missing.length; at += atATime)
    await tx
      .insert(tags)
      .values(
        missing
          .slice(at, at + atATime)
          .map((name) => ({ id: nextId(), name, shown: shown.get(name) ?? name, createdAt })),
      )
      .onConflictDoNothing({ target: tags.name })
  return new Map([...ids, ...(await idsOf(tx, missing))])
}

async function idsOf(tx: Transaction, names: string[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  for (let at = 0; at < names.length; at += atATime) {
    const some = await tx
      .select({ id: tags.id, name: tags.name })
      .from(tags)
      .where(inArray(tags.name, names.slice(at, at + atATime)))
    for (const { id, name } of some) ids.set(name, id)
  }
  return ids
}

/** Whether a post, `posts`, is one whose tags are kept, as far as can be told without reading them. */
export const mayBeTagged = () =>
  and(eq(posts.visibility, 'public'), or(like(posts.body, '%#%'), like(posts.body, '%＃%')))

/** Lets these posts be found by the tags that they carry, and by no others. Answers how many posts it looked at. */
export async function renewTags(tx: Transaction, ids: number[]): Promise<number> {
  const these = inArray(posts.id, ids)
  const found = await forUpdate(
    tx
      .select({ id: posts.id, body: posts.body, visibility: posts.visibility })
      .from(posts)
      .where(these)
      .orderBy(asc(posts.id)),
  )
  const written = found.map(({ id, body, visibility }) => ({ id, body: visibility === 'public' ? body : '' }))
  for (const { id, body } of written) {
    const names = spelledTagsIn(body).map(({ name }) => name)
    const kept = tx.select({ id: tags.id }).from(tags).where(inArray(tags.name, names))
    await tx
      .delete(postTags)
      .where(and(eq(postTags.postId, id), names.length > 0 ? notInArray(postTags.tagId, kept) : undefined))
  }
  await addTags(tx, written)
  return found.length
}
