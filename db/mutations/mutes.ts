import { and, eq } from 'drizzle-orm'
import { write } from '../client.ts'
import { nextId } from '../id.ts'
import { isActive } from '../queries/visibility.ts'
import { mutes } from '../schema/mutes.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'

/**
 * The viewer wants a person's posts in no timeline, until a moment or for good, nor to be told of them unless
 * `stillNotifies`; muting again says both anew. Answers whether there is such a person (oneself is not).
 */
export async function mute(
  viewer: Viewer,
  userId: number,
  until: Date | null,
  stillNotifies = false,
): Promise<boolean> {
  if (userId === viewer.id) return false
  return write(async (tx) => {
    const [person] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, userId), isActive()))
    if (!person) return false
    await tx
      .insert(mutes)
      .values({
        id: nextId(),
        muterId: viewer.id,
        mutedId: userId,
        until,
        stillNotifies,
        createdAt: new Date(),
      })
      .onConflictDoUpdate({ target: [mutes.muterId, mutes.mutedId], set: { until, stillNotifies } })
    return true
  })
}

/** The viewer wants a person's posts again; safe to repeat. */
export async function unmute(viewer: Viewer, userId: number): Promise<void> {
  await write((tx) => tx.delete(mutes).where(and(eq(mutes.muterId, viewer.id), eq(mutes.mutedId, userId))))
}
