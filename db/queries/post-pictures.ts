import { eq, inArray, sql } from 'drizzle-orm'
import { db, prepared } from '../client.ts'
import { media } from '../schema/media.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { slotsOf, slotted } from './slots.ts'
import type { ShownPicture, TimelinePost } from './timeline-post.ts'
import { askerOf, postVisibleTo } from './visibility.ts'

/**
 * The same posts with their pictures. One question, or none when no post has any. That the viewer may see the posts
 * was asked before.
 */
export async function withPictures<Post extends TimelinePost>(rows: Post[]): Promise<Post[]> {
  const pictured = rows.filter((post) => post.pictures === 0)
  if (pictured.length === 0) return rows
  const found = await picturesIn().execute(slotted(pictured.map(({ id }) => id)))
  const inOrder = found.toSorted((one, other) => one.position - other.position)
  const byPost = Map.groupBy(inOrder, ({ postId }) => postId)
  return rows.map(({ pictures: _, ...post }) => {
    const own = byPost.get(post.id)
    return { ...post, ...(own && { pictures: own.map(shownPicture) }) } as Post
  })
}

const columns = {
  id: media.id,
  folder: media.folder,
  width: media.width,
  height: media.height,
  alt: media.alt,
  placeholder: media.placeholder,
}
type Row = Required<ShownPicture>

const shownPicture = ({ id, folder, width, height, alt, placeholder }: Row): ShownPicture => ({
  ...{ id, folder, width, height },
  ...(alt && { alt }),
  ...(placeholder && { placeholder }),
})

const picturesIn = prepared('pictures_in', (db) =>
  db
    .select({ ...columns, postId: media.postId, position: media.position })
    .from(media)
    .where(inArray(media.postId, slotsOf())),
)

/** The viewer's own pictures with these ids that no post has, in this order. */
export async function ownLoosePictures(viewer: Viewer, ids: number[]): Promise<ShownPicture[]> {
  if (ids.length === 0) return []
  const found = await db
    .select({ ...columns, ownerId: media.ownerId, postId: media.postId })
    .from(media)
    .where(inArray(media.id, ids))
  const own = new Map(
    found
      .filter(({ ownerId, postId }) => ownerId === viewer.id && postId === null)
      .map((row) => [row.id, shownPicture(row)]),
  )
  return ids.flatMap((id) => own.get(id) ?? [])
}

/**
 * Whether a folder holds a picture of a post that the viewer may see, or one of their own that no post has: whose
 * readers are some only, or everyone (`public`).
 */
export async function isPostPictureShown(
  viewer: Viewer | null,
  folder: string,
): Promise<'public' | 'private' | undefined> {
  const [row] = await ownerOf().execute({ folder, viewerId: askerOf(viewer) })
  if (!row) return undefined
  if (row.postId === null) return row.ownerId === viewer?.id ? 'private' : undefined
  return row.isShown ? 'private' : undefined
}

const ownerOf = prepared('post_picture_owner', (db) => {
  const shown = postVisibleTo(sql.placeholder('viewerId'))
  return db
    .select({
      postId: media.postId,
      ownerId: media.ownerId,
      isShown: sql<boolean>`coalesce(${shown}, false)`.mapWith(Boolean),
    })
    .from(media)
    .leftJoin(posts, eq(posts.id, media.postId))
    .leftJoin(users, eq(users.id, posts.authorId))
    .where(eq(media.folder, sql.placeholder('folder')))
})

/** Which of these folders hold a picture of a post, or of one that is written. */
export async function postPicturesInUse(folders: string[]): Promise<string[]> {
  const found = await db.select({ folder: media.folder }).from(media).where(inArray(media.folder, folders))
  return found.map(({ folder }) => folder)
}
