import { and, eq } from 'drizzle-orm'
import { write } from '../client.ts'
import { nextId } from '../id.ts'
import { bookmarks } from '../schema/bookmarks.ts'
import type { Viewer } from '../viewer.ts'
import { isVisible } from './likes.ts'

/** The viewer keeps a post; safe to repeat. Answers whether there is such a post for them. */
export async function bookmark(viewer: Viewer, postId: number): Promise<boolean> {
  return write(async (tx) => {
    if (!(await isVisible(tx, viewer, postId))) return false
    await tx
      .insert(bookmarks)
      .values({ id: nextId(), userId: viewer.id, postId, createdAt: new Date() })
      .onConflictDoNothing({ target: [bookmarks.userId, bookmarks.postId] })
    return true
  })
}

/** The viewer no longer keeps a post; safe to repeat. */
export async function unbookmark(viewer: Viewer, postId: number): Promise<void> {
  await write((tx) =>
    tx.delete(bookmarks).where(and(eq(bookmarks.userId, viewer.id), eq(bookmarks.postId, postId))),
  )
}
