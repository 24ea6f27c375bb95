import { and, eq, inArray, or } from 'drizzle-orm'
import type { Transaction } from '../dialect/driver.ts'
import { visibleTo } from '../queries/visibility.ts'
import { mentions } from '../schema/mentions.ts'
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
  const ids = named.map(({ id }) => id).filter((id) => id !== viewer.id)
  if (ids.length > 0) await tx.insert(mentions).values(ids.map((userId) => ({ postId, userId })))
  return ids
}

/** Whom one post names, another one names too, whatever its text says. */
export async function nameAlike(tx: Transaction, postId: number, otherId: number): Promise<void> {
  const named = await tx.select({ userId: mentions.userId }).from(mentions).where(eq(mentions.postId, postId))
  if (named.length === 0) return
  const rows = named.map(({ userId }) => ({ postId: otherId, userId }))
  await tx.insert(mentions).values(rows).onConflictDoNothing()
}
