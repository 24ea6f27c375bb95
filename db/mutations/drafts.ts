import { and, count, eq } from 'drizzle-orm'
import { write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { type Composed, type ComposedPicture, drafts } from '../schema/drafts.ts'
import { users } from '../schema/users.ts'
import { drafts as limits, post } from '../text/limits.ts'
import { raised } from '../text/raised.ts'
import type { Viewer } from '../viewer.ts'
import { cancel } from './jobs.ts'
import { keepMedia } from './media.ts'

export type DraftToSave = { id?: number | undefined; content: Composed }

/**
 * Keeps what the viewer writes: anew, or in the place of the draft `id` of theirs. Answers the draft; `full` when they
 * have as many as they may, undefined when there is no such draft.
 */
export const saveDraft = (viewer: Viewer, draft: DraftToSave): Promise<{ id: number } | 'full' | undefined> =>
  write((tx) => saveDraftIn(tx, viewer, draft))

/** Likewise, as a part of another change. */
export async function saveDraftIn(
  tx: Transaction,
  viewer: Viewer,
  { id, content }: DraftToSave,
): Promise<{ id: number } | 'full' | undefined> {
  const now = new Date()
  // Those of one person come one after the other.
  await forUpdate(tx.select({ id: users.id }).from(users).where(eq(users.id, viewer.id)))
  if (id !== undefined) {
    const changed = await tx
      .update(drafts)
      .set({ content, updatedAt: now, problem: null })
      .where(and(isOwn(viewer, id), eq(drafts.state, 'draft')))
      .returning({ id: drafts.id })
    if (changed.length === 0) return undefined
    await keepMedia(tx, viewer, id, content.media)
    return { id }
  }
  const [all] = await tx
    .select({ count: count() })
    .from(drafts)
    .where(and(eq(drafts.userId, viewer.id), eq(drafts.state, 'draft')))
  if ((all?.count ?? 0) >= limits.count) return 'full'
  const saved = nextId()
  await tx.insert(drafts).values({ id: saved, userId: viewer.id, content, createdAt: now, updatedAt: now })
  await keepMedia(tx, viewer, saved, content.media)
  return { id: saved }
}

/** Adds a picture to what the viewer keeps. Answers whether there was room for it, and such a draft. */
export const addPictureToDraft = (viewer: Viewer, draftId: number, id: number): Promise<boolean> =>
  changeMedia(viewer, draftId, (media) =>
    media.length < post.media ? [...media, { id, alt: '' }] : undefined,
  )

/** Takes a picture from what the viewer keeps; safe to repeat. */
export const dropPictureFromDraft = (viewer: Viewer, draftId: number, id: number): Promise<boolean> =>
  changeMedia(viewer, draftId, (media) => media.filter((one) => one.id !== id))

/** Moves a picture of what the viewer keeps before the one in front of it. */
export const raisePictureInDraft = (viewer: Viewer, draftId: number, id: number): Promise<boolean> =>
  changeMedia(viewer, draftId, (media) => raised(media, id))

async function changeMedia(
  viewer: Viewer,
  id: number,
  change: (media: ComposedPicture[]) => ComposedPicture[] | undefined,
): Promise<boolean> {
  return write(async (tx) => {
    const [draft] = await forUpdate(
      tx.select({ content: drafts.content }).from(drafts).where(isOwn(viewer, id)),
    )
    const media = draft && change(draft.content.media ?? [])
    if (!media) return false
    await tx
      .update(drafts)
      .set({ content: { ...draft.content, media }, updatedAt: new Date() })
      .where(eq(drafts.id, id))
    await keepMedia(tx, viewer, id, media)
    return true
  })
}

/** Deletes a draft or a scheduled post of the viewer's; its pictures are swept. Safe to repeat. */
export async function deleteDraft(viewer: Viewer, id: number): Promise<void> {
  await write((tx) => dropDraft(tx, viewer, id))
}

/** Takes a draft of the viewer's away, because it was deleted or is published now; and the job that would publish it. */
export async function dropDraft(tx: Transaction, viewer: Viewer, id: number): Promise<Composed | undefined> {
  const [gone] = await tx.delete(drafts).where(isOwn(viewer, id)).returning({ content: drafts.content })
  if (gone) await cancel(tx, 'publish-draft', id)
  return gone?.content
}

export const isOwn = (viewer: Viewer, id: number) => and(eq(drafts.id, id), eq(drafts.userId, viewer.id))
