import { eq } from 'drizzle-orm'
import { write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { users } from '../schema/users.ts'
import type { PictureKind } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { enqueue } from './jobs.ts'

/**
 * Gives the viewer a picture or a banner, which must be in the storage already, or takes it away (null). The files
 * of the one before are erased soon. Answers whether they are still here.
 */
export async function setPicture(viewer: Viewer, kind: PictureKind, folder: string | null): Promise<boolean> {
  return write(async (tx) => {
    const [before] = await forUpdate(
      tx.select({ folder: users[kind] }).from(users).where(eq(users.id, viewer.id)),
    )
    if (!before) return false
    await tx
      .update(users)
      .set({ [kind]: folder })
      .where(eq(users.id, viewer.id))
    if (before.folder !== folder) await leaveToErase(tx, before.folder)
    return true
  })
}

/** Has the files of a picture erased that nobody has any more. */
export async function leaveToErase(tx: Transaction, folder: string | null): Promise<void> {
  if (folder) await enqueue(tx, { kind: 'erase-picture', key: folder, payload: { folder } })
}
