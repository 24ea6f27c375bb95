import { and, eq } from 'drizzle-orm'
import type { Transaction } from '../dialect/driver.ts'
import { isReservedFor } from '../queries/handles.ts'
import { formerHandles } from '../schema/former-handles.ts'
import { formerHandle } from '../text/limits.ts'

/** Somebody else had the handle lately. */
export class HandleReserved extends Error {}

/**
 * Throws HandleReserved when a person may not have a handle yet that somebody else gave up. To be asked after
 * their row has it: whoever gives it up at the same time was waited for by then, and has reserved it.
 */
export async function refuseReserved(tx: Transaction, handle: string, userId: number, now = new Date()) {
  const [reserved] = await tx
    .select({ handle: formerHandles.handle })
    .from(formerHandles)
    .where(and(eq(formerHandles.handle, handle), isReservedFor(userId, now)))
  if (reserved) throw new HandleReserved()
}

/** Keeps a handle that somebody gives up for them, or from everybody (null), and answers until when. */
export async function reserveHandle(
  tx: Transaction,
  handle: string,
  userId: number | null,
  now = new Date(),
): Promise<Date> {
  const until = new Date(now.getTime() + formerHandle.days * 86_400_000)
  await tx
    .insert(formerHandles)
    .values({ handle, userId, until })
    .onConflictDoUpdate({ target: formerHandles.handle, set: { userId, until } })
  return until
}
