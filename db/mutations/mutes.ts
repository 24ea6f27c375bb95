import { and, eq } from 'drizzle-orm'
import { write } from '../client.ts'
import { nextId } from '../id.ts'
import { isActive } from '../queries/visibility.ts'
import { mutes } from '../schema/mutes.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'

/**
 * The viewer wants a person's posts in no timeline, until a moment or for good; muting again sets the moment
 * anew. Answers whether there is such a person (oneself is not).
 */
export async function mute(viewer: Viewer, userId: number, until: Date | null): Promise<boolean> {
  if (userId === viewer.id) return false
  return write(async (tx) => {
    const [person] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, userId), isActive()))
    if (!person) return false
    await tx
      .insert(mutes)
      .values({ id: nextId(), muterId: viewer.id, mutedId: userId, until, createdAt: new Date() })
      .onConflictDoUpdate({ target: [mutes.muterId, mutes.mutedId], set: { until } })
    return true
  })
}

/** The viewer wants a person's posts again; safe to repeat. */
export async function unmute(viewer: Viewer, userId: number): Promise<void> {
  await write((tx) => tx.delete(mutes).where(and(eq(mutes.muterId, viewer.id), eq(mutes.mutedId, userId))))
}
