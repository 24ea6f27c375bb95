import { and, eq } from 'drizzle-orm'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { isActive } from '../queries/visibility.ts'
import { type Role, users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'

/**
 * The role with which the viewer may act for the place, in this transaction; undefined when they may not, or no
 * longer. Their row stays locked: whoever takes the role away waits, or was waited for.
 */
export async function roleToAct(
  tx: Transaction,
  viewer: Viewer,
): Promise<Exclude<Role, 'member'> | undefined> {
  const [actor] = await forUpdate(
    tx
      .select({ role: users.role })
      .from(users)
      .where(and(eq(users.id, viewer.id), isActive())),
  )
  return actor && actor.role !== 'member' ? actor.role : undefined
}
