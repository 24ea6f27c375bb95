import { and, eq } from 'drizzle-orm'
import { write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import { formerHandles } from '../schema/former-handles.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { refuseReserved, reserveHandle } from './reserved-handles.ts'
import { renewWords } from './user-words.ts'
import { takenOf } from './users.ts'

export type HandleChange = { former: string; until: Date } | 'taken' | 'same' | 'gone'

/**
 * Gives the viewer another handle, which must have passed `parseHandle`. The one they had leads to them, and is
 * nobody else's, for `formerHandle.days`; they may take it back. Answers what it was and until when, or why not.
 */
export async function changeHandle(viewer: Viewer, handle: string, now = new Date()): Promise<HandleChange> {
  try {
    return await write(async (tx) => {
      const [own] = await forUpdate(
        tx.select({ handle: users.handle, name: users.name }).from(users).where(eq(users.id, viewer.id)),
      )
      if (!own) return 'gone'
      if (own.handle === handle) return 'same'
      await tx.update(users).set({ handle }).where(eq(users.id, viewer.id))
      await renewWords(tx, { id: viewer.id, handle, name: own.name })
      await refuseReserved(tx, handle, viewer.id, now)
      await tx
        .delete(formerHandles)
        .where(and(eq(formerHandles.handle, handle), eq(formerHandles.userId, viewer.id)))
      return { former: own.handle, until: await reserveHandle(tx, own.handle, viewer.id, now) }
    })
  } catch (error) {
    if (takenOf(error) === 'handle') return 'taken'
    throw error
  }
}
