import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import { db, prepared } from '../client.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { archivesInUse } from './archives.ts'
import { isPostPictureShown, postPicturesInUse } from './post-pictures.ts'
import { isPreviewPictureShown, previewPicturesInUse } from './previews.ts'
import { isActive } from './visibility.ts'

/**
 * Whether a folder holds a picture that the viewer may see now: that of somebody who may be seen, which everyone may
 * (`public`), or one of a post they may see, or of a page that such a post links
 * (`private`).
 */
export async function isPictureShown(
  viewer: Viewer | null,
  folder: string,
): Promise<'public' | 'private' | undefined> {
  const [owner] = await ownerOf().execute({ folder })
  if (owner) return 'public'
  return (
    (await isPostPictureShown(viewer, folder)) ??
    ((await isPreviewPictureShown(viewer, folder)) ? 'private' : undefined)
  )
}

// Most people have no picture: only with the value can one tell that it is rare.
const ownerOf = prepared(
  'picture_owner',
  (db) =>
    db
      .select({ id: users.id })
      .from(users)
      .where(
        and(
          or(eq(users.avatar, sql.placeholder('folder')), eq(users.banner, sql.placeholder('folder'))),
          isActive(),
        ),
      ),
  { looks: true },
)

/** Which of these folders hold a picture, or an archive, of anybody, suspended people included. */
export async function picturesInUse(folders: string[]): Promise<Set<string>> {
  const owners = await db
    .select({ avatar: users.avatar, banner: users.banner })
    .from(users)
    .where(or(inArray(users.avatar, folders), inArray(users.banner, folders)))
  const used = owners.flatMap(({ avatar, banner }) => [avatar, banner]).filter((folder) => folder !== null)
  const others = [postPicturesInUse, previewPicturesInUse, archivesInUse]
  const more = await Promise.all(others.map((ask) => ask(folders)))
  return new Set([...used, ...more.flat()])
}

/** When the first person came here; undefined when nobody has. */
export async function foundedAt(): Promise<Date | undefined> {
  const [first] = await db.select({ createdAt: users.createdAt }).from(users).orderBy(asc(users.id)).limit(1)
  return first?.createdAt
}
