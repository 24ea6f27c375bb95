import { and, eq, ne } from 'drizzle-orm'
import { write } from '../client.ts'
import { sessions } from '../schema/sessions.ts'
import { tokens } from '../schema/tokens.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { endSessions } from './sessions.ts'
import { takenOf } from './users.ts'

/**
 * Gives the viewer another e-mail address, which must have passed `parseEmail`: every other session of theirs ends
 * at once, and so does a link to a new password. Answers why not: somebody has it, or the viewer is gone.
 */
export async function changeEmail(
  viewer: Viewer,
  email: string,
  keepSessionId: number,
): Promise<'changed' | 'taken' | 'gone'> {
  try {
    return await write(async (tx) => {
      const changed = await tx
        .update(users)
        .set({ email })
        .where(eq(users.id, viewer.id))
        .returning({ id: users.id })
      if (changed.length === 0) return 'gone'
      await endSessions(tx, viewer.id, ne(sessions.id, keepSessionId))
      await tx.delete(tokens).where(and(eq(tokens.userId, viewer.id), eq(tokens.purpose, 'reset')))
      return 'changed'
    })
  } catch (error) {
    if (takenOf(error) === 'email') return 'taken'
    throw error
  }
}
