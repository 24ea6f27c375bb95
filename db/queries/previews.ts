import { and, eq, inArray, sql } from 'drizzle-orm'
import { db, prepared } from '../client.ts'
import { posts } from '../schema/posts.ts'
import { previews } from '../schema/previews.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { slotsOf, slotted } from './slots.ts'
import type { ShownPreview, TimelinePost } from './timeline-post.ts'
import { askerOf, postVisibleTo } from './visibility.ts'

/**
 * The same posts with what the pages they link say of themselves, where that is known. One question, or none when no
 * post may have any. That the viewer may see the posts was asked before.
 */
export async function withPreviews<Post extends TimelinePost>(rows: Post[]): Promise<Post[]> {
  const linking = rows.filter((post) => post.preview === 0)
  if (linking.length === 0) return rows
  const found = await previewsIn().execute(slotted(linking.map(({ id }) => id)))
  const byPost = new Map(found.map(({ postId, ...row }) => [postId, shownPreview(row)]))
  return rows.map(({ preview: _, ...post }) => {
    const preview = byPost.get(post.id)
    return { ...post, ...(preview && { preview }) } as Post
  })
}

type Row = Pick<
  typeof previews.$inferSelect,
  'url' | 'title' | 'description' | 'site' | 'picture' | 'width' | 'height'
>

const shownPreview = ({ url, title, description, site, picture, width, height }: Row): ShownPreview => ({
  url,
  title,
  ...(description && { description }),
  ...(site && { site }),
  ...(picture && width && height && { picture: { folder: picture, width, height } }),
})

const previewsIn = prepared('previews_in', (db) =>
  db
    .select({
      postId: posts.id,
      url: previews.url,
      title: previews.title,
      description: previews.description,
      site: previews.site,
      picture: previews.picture,
      width: previews.width,
      height: previews.height,
    })
    .from(posts)
    .innerJoin(previews, eq(previews.id, posts.previewId))
    .where(and(inArray(posts.id, slotsOf()), eq(previews.state, 'ready'))),
)

/** Where the page is of which a preview is made; undefined when nobody needs it any more. */
export async function previewUrl(_viewer: Viewer | null, id: number): Promise<string | undefined> {
  const [row] = await db.select({ url: previews.url }).from(previews).where(eq(previews.id, id))
  return row?.url
}

/** Whether a folder holds the picture of a page that is linked by a post the viewer may see. */
export async function isPreviewPictureShown(viewer: Viewer | null, folder: string): Promise<boolean> {
  const [post] = await shownWith().execute({ folder, viewerId: askerOf(viewer) })
  return post !== undefined
}

const shownWith = prepared('preview_picture_shown', (db) =>
  db
    .select({ id: posts.id })
    .from(previews)
    .innerJoin(posts, eq(posts.previewId, previews.id))
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(previews.picture, sql.placeholder('folder')), postVisibleTo(sql.placeholder('viewerId'))))
    .limit(1),
)

/** Which of these folders hold the picture of a page. */
export async function previewPicturesInUse(folders: string[]): Promise<string[]> {
  const found = await db
    .select({ picture: previews.picture })
    .from(previews)
    .where(inArray(previews.picture, folders))
  return found.flatMap(({ picture }) => picture ?? [])
}
