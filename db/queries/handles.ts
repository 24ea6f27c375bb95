import { and, eq, gt, ne, or, sql } from 'drizzle-orm'
import { db } from '../client.ts'
import { formerHandles } from '../schema/former-handles.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { isActive } from './visibility.ts'

/** Whether the viewer, or a stranger, may take a handle: nobody has it, and nobody else had it lately. */
export async function isHandleFree(
  viewer: Viewer | null,
  handle: string,
  now = new Date(),
): Promise<boolean> {
  const [owner] = await db.select({ id: users.id }).from(users).where(eq(users.handle, handle))
  if (owner) return false
  const [reserved] = await db
    .select({ handle: formerHandles.handle })
    .from(formerHandles)
    .where(and(eq(formerHandles.handle, handle), isReservedFor(viewer?.id ?? 0, now)))
  return reserved === undefined
}

/** Whether a row of `former_handles` keeps everybody but this person from its handle. */
export const isReservedFor = (userId: number, now: Date) =>
  and(
    gt(formerHandles.until, now),
    or(ne(formerHandles.userId, userId), sql`${formerHandles.userId} is null`),
  )

/** Who had this handle lately and may be seen: their id and the handle they have now. */
export async function userFormerly(_viewer: Viewer | null, handle: string, now = new Date()) {
  const [person] = await db
    .select({ id: users.id, handle: users.handle })
    .from(formerHandles)
    .innerJoin(users, eq(users.id, formerHandles.userId))
    .where(and(eq(formerHandles.handle, handle), gt(formerHandles.until, now), isActive()))
  return person
}

/** The handles the viewer gave up and that still lead to them, and until when. */
export async function ownFormerHandles(viewer: Viewer, now = new Date()) {
  return db
    .select({ handle: formerHandles.handle, until: formerHandles.until })
    .from(formerHandles)
    .where(and(eq(formerHandles.userId, viewer.id), gt(formerHandles.until, now)))
    .orderBy(formerHandles.handle)
}
