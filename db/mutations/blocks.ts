import { and, eq } from 'drizzle-orm'
import { announce } from '../bus.ts'
import { write } from '../client.ts'
import { nextId } from '../id.ts'
import { isActive } from '../queries/visibility.ts'
import { blocks } from '../schema/blocks.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { endFollow, takeRequest } from './follows.ts'

/**
 * The viewer blocks a person: neither follows the other any more, nor sees the other's posts, nor is told of them.
 * Safe to repeat. Answers whether there is such a person (oneself is not).
 */
export async function block(viewer: Viewer, userId: number): Promise<boolean> {
  if (userId === viewer.id) return false
  return write(async (tx) => {
    const [person] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, userId), isActive()))
    if (!person) return false
    await tx
      .insert(blocks)
      .values({ id: nextId(), blockerId: viewer.id, blockedId: userId, createdAt: new Date() })
      .onConflictDoNothing({ target: [blocks.blockerId, blocks.blockedId] })
    await endFollow(tx, viewer.id, userId)
    await endFollow(tx, userId, viewer.id)
    await takeRequest(tx, viewer.id, userId)
    await takeRequest(tx, userId, viewer.id)
    announce(tx, { kind: 'blocked', blockerId: viewer.id, blockedId: userId })
    return true
  })
}

/** The viewer no longer blocks a person; the follows that were do not come back. Safe to repeat. */
export async function unblock(viewer: Viewer, userId: number): Promise<void> {
  await write((tx) =>
    tx.delete(blocks).where(and(eq(blocks.blockerId, viewer.id), eq(blocks.blockedId, userId))),
  )
}
