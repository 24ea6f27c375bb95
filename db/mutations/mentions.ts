import { and, eq, inArray, or } from 'drizzle-orm'
import type { Transaction } from '../dialect/driver.ts'
import { visibleTo } from '../queries/visibility.ts'
import { formerHandles } from '../schema/former-handles.ts'
import { mentions } from '../schema/mentions.ts'
import type { Post } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import { mentionsIn } from '../text/entities.ts'
import type { Viewer } from '../viewer.ts'

/**
 * Stores whom a new post names, as far as they are here and neither blocked the other; the first `post.mentions`
 * of them. `also` is named whatever the text says. The author is never among them. Answers who they are.
 */
export async function nameMentioned(
  tx: Transaction,
  viewer: Viewer,
  postId: number,
  body: string,
  also: number | undefined,
): Promise<number[]> {
  const ids = await namedIn(tx, viewer, body, also)
  if (ids.length > 0) await tx.insert(mentions).values(ids.map((userId) => ({ postId, userId })))
  return ids
}

async function namedIn(
  tx: Transaction,
  viewer: Viewer,
  body: string,
  also: number | undefined,
): Promise<number[]> {
  const handles = mentionsIn(body).filter((handle) => handle !== viewer.handle)
  if (handles.length === 0 && also === undefined) return []
  const named = await tx
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        or(
          handles.length > 0 ? inArray(users.handle, handles) : undefined,
          also === undefined ? undefined : eq(users.id, also),
        ),
        visibleTo(viewer.id),
      ),
    )
  return named.map(({ id }) => id).filter((id) => id !== viewer.id)
}

type Renamed = Pick<Post, 'id' | 'body' | 'visibility' | 'replyToId' | 'replyToAuthorId'>

/**
 * Stores whom a post names now that its words are others. In confidence, whoever is answered may read it in any case,
 * and what continues a post of the viewer's own goes on being for whom that one names. Answers who is named anew, and
 * who is no longer.
 */
export async function nameAnew(
  tx: Transaction,
  viewer: Viewer,
  post: Renamed,
): Promise<{ added: number[]; gone: number[] }> {
  const isQuiet = post.visibility === 'mentioned'
  const also = isQuiet ? (post.replyToAuthorId ?? undefined) : undefined
  const named = await namedIn(tx, viewer, post.body, also)
  const before = await idsNamedBy(tx, post.id)
  const stay = new Set([...named, ...(await stillMeant(tx, post.body, before))])
  if (also !== undefined) stay.add(also)
  if (also === viewer.id && post.replyToId !== null)
    for (const id of await idsNamedBy(tx, post.replyToId)) stay.add(id)
  const added = named.filter((id) => !before.includes(id))
  const gone = before.filter((id) => !stay.has(id))
  if (gone.length > 0)
    await tx.delete(mentions).where(and(eq(mentions.postId, post.id), inArray(mentions.userId, gone)))
  if (added.length > 0)
    await tx
      .insert(mentions)
      .values(added.map((userId) => ({ postId: post.id, userId })))
      .onConflictDoNothing()
  return { added, gone }
}

/** Who of these is named in a text, also if they are suspended, or by a handle they had lately. */
async function stillMeant(tx: Transaction, body: string, ids: number[]): Promise<number[]> {
  const handles = mentionsIn(body)
  if (handles.length === 0 || ids.length === 0) return []
  const now = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(inArray(users.id, ids), inArray(users.handle, handles)))
  const formerly = await tx
    .select({ id: formerHandles.userId })
    .from(formerHandles)
    .where(and(inArray(formerHandles.userId, ids), inArray(formerHandles.handle, handles)))
  return [...now, ...formerly].flatMap(({ id }) => id ?? [])
}

async function idsNamedBy(tx: Transaction, postId: number): Promise<number[]> {
  const rows = await tx.select({ userId: mentions.userId }).from(mentions).where(eq(mentions.postId, postId))
  return rows.map(({ userId }) => userId)
}

/** Whom one post names, another one names too, whatever its text says. */
export async function nameAlike(tx: Transaction, postId: number, otherId: number): Promise<void> {
  const named = await idsNamedBy(tx, postId)
  if (named.length === 0) return
  const rows = named.map((userId) => ({ postId: otherId, userId }))
  await tx.insert(mentions).values(rows).onConflictDoNothing()
}
