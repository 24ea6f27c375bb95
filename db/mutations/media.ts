import { and, eq, inArray, isNull, lt, lte, notInArray, type SQL, sql } from 'drizzle-orm'
import { write } from '../client.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { isActive } from '../queries/visibility.ts'
import type { ComposedPicture } from '../schema/drafts.ts'
import { media } from '../schema/media.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { leaveToErase } from './pictures.ts'

/** A picture whose files are in the storage already. */
export type NewMedia = { folder: string; width: number; height: number; placeholder: string; bytes: number }

/** A picture that a post names is not there for it; what was begun is undone. */
export class NoPicture extends Error {
  override name = 'NoPicture'
}

/**
 * Stores a picture of the viewer's that belongs to no post yet, as long as all of theirs take no more than `room`
 * bytes. Answers its id; `full` when there is no room, undefined when they may no longer post at all.
 */
export async function addMedia(
  viewer: Viewer,
  picture: NewMedia,
  room: number,
): Promise<{ id: number } | 'full' | undefined> {
  return write(async (tx) => {
    const counted = await countBytes(tx, viewer.id, picture.bytes, room - picture.bytes)
    if (!counted) {
      const [here] = await tx
        .select({ id: users.id })
        .from(users)
        .where(and(eq(users.id, viewer.id), isActive()))
      return here && 'full'
    }
    const id = nextId()
    await tx.insert(media).values({ id, ownerId: viewer.id, ...picture, createdAt: new Date() })
    return { id }
  })
}

async function countBytes(tx: Transaction, userId: number, bytes: number, most: number): Promise<boolean> {
  const counted = await tx
    .update(users)
    .set({ mediaBytes: sql`${users.mediaBytes} + ${bytes}` })
    .where(and(eq(users.id, userId), isActive(), lte(users.mediaBytes, most)))
    .returning({ id: users.id })
  return counted.length > 0
}

/**
 * Gives a post its pictures, in this order, with what they show. Throws NoPicture unless all of them are the viewer's
 * own and belong to no other post.
 */
export async function attachMedia(
  tx: Transaction,
  viewer: Viewer,
  postId: number,
  pictures: ComposedPicture[] = [],
): Promise<void> {
  for (const [position, { id, alt }] of pictures.entries()) {
    const attached = await tx
      .update(media)
      .set({ postId, position, alt, draftId: null })
      .where(and(eq(media.id, id), eq(media.ownerId, viewer.id), isNull(media.postId)))
      .returning({ id: media.id })
    if (attached.length === 0) throw new NoPicture('it is not there, or another post has it')
  }
}

/** Keeps these pictures of the viewer's with a draft, and no others. */
export async function keepMedia(
  tx: Transaction,
  viewer: Viewer,
  draftId: number,
  pictures: ComposedPicture[] = [],
): Promise<void> {
  const ids = pictures.map(({ id }) => id)
  const isOther = and(eq(media.draftId, draftId), ids.length > 0 ? notInArray(media.id, ids) : undefined)
  await tx.update(media).set({ draftId: null }).where(isOther)
  for (const { id, alt } of pictures)
    await tx
      .update(media)
      .set({ draftId, alt })
      .where(and(eq(media.id, id), eq(media.ownerId, viewer.id), isNull(media.postId)))
}

/** Takes the pictures of a post away from it, for a draft to have them. */
export async function detachMedia(tx: Transaction, postId: number): Promise<ComposedPicture[]> {
  const taken = await tx
    .update(media)
    .set({ postId: null })
    .where(eq(media.postId, postId))
    .returning({ id: media.id, alt: media.alt, position: media.position })
  return taken.sort((one, other) => one.position - other.position).map(({ id, alt }) => ({ id, alt }))
}

/** Deletes a picture of the viewer's that no post has. Answers whether there was one. */
export async function deleteMedia(viewer: Viewer, id: number): Promise<boolean> {
  return write(
    async (tx) =>
      (await drop(tx, and(eq(media.id, id), eq(media.ownerId, viewer.id), isNull(media.postId)))) > 0,
  )
}

const day = 86_400_000
const atOnce = 200

/** Deletes the pictures that belong to no post and no draft since a day, and has their files erased. Answers how many. */
export async function deleteLooseMedia(now = Date.now()): Promise<number> {
  let deleted = 0
  for (;;) {
    const some = await write((tx) =>
      dropThose(
        tx,
        and(isNull(media.postId), isNull(media.draftId), lt(media.createdAt, new Date(now - day))),
        atOnce,
      ),
    )
    deleted += some
    if (some < atOnce) return deleted
  }
}

/** Erases at most `size` pictures of a person, for good. Answers how many. */
export async function eraseMedia(tx: Transaction, userId: number, size: number): Promise<number> {
  return dropThose(tx, eq(media.ownerId, userId), size)
}

async function dropThose(tx: Transaction, where: SQL | undefined, most: number): Promise<number> {
  const some = await tx.select({ id: media.id }).from(media).where(where).limit(most)
  if (some.length === 0) return 0
  const ids = some.map(({ id }) => id)
  return drop(tx, inArray(media.id, ids))
}

async function drop(tx: Transaction, which: SQL | undefined): Promise<number> {
  const gone = await tx
    .delete(media)
    .where(which)
    .returning({ ownerId: media.ownerId, folder: media.folder, bytes: media.bytes })
  for (const { folder } of gone) await leaveToErase(tx, folder)
  const owners = [...Map.groupBy(gone, ({ ownerId }) => ownerId)].sort(([one], [other]) => one - other)
  for (const [ownerId, theirs] of owners) {
    const bytes = theirs.reduce((sum, one) => sum + one.bytes, 0)
    await tx
      .update(users)
      .set({
        mediaBytes: sql`case when ${users.mediaBytes} > ${bytes} then ${users.mediaBytes} - ${bytes} else 0 end`,
      })
      .where(eq(users.id, ownerId))
  }
  return gone.length
}
