import { eq } from 'drizzle-orm'
import { write } from '../client.ts'
import { users } from '../schema/users.ts'
import type { PictureKind } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'

/**
 * Gives the viewer a picture or a banner, which must be in the storage already, or takes it away (null). The one
 * before is out of use with that and swept later. Answers whether they are still here.
 */
export async function setPicture(viewer: Viewer, kind: PictureKind, folder: string | null): Promise<boolean> {
  return write(async (tx) => {
    const changed = await tx
      .update(users)
      .set({ [kind]: folder })
      .where(eq(users.id, viewer.id))
      .returning({ id: users.id })
    return changed.length > 0
  })
}
