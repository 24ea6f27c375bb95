import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import { db, prepared } from '../client.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { isActive } from './visibility.ts'

/** Whether a folder holds the picture or the banner of somebody who may be seen, now. */
export async function isPictureShown(_viewer: Viewer | null, folder: string): Promise<boolean> {
  const [owner] = await ownerOf().execute({ folder })
  return owner !== undefined
}

const ownerOf = prepared('picture_owner', (db) =>
  db
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        or(eq(users.avatar, sql.placeholder('folder')), eq(users.banner, sql.placeholder('folder'))),
        isActive(),
      ),
    ),
)

/** Which of these folders hold a picture of anybody, suspended people included. */
export async function picturesInUse(folders: string[]): Promise<Set<string>> {
  const owners = await db
    .select({ avatar: users.avatar, banner: users.banner })
    .from(users)
    .where(or(inArray(users.avatar, folders), inArray(users.banner, folders)))
  return new Set(owners.flatMap(({ avatar, banner }) => [avatar, banner]).filter((folder) => folder !== null))
}

/** When the first person came here; undefined when nobody has. */
export async function foundedAt(): Promise<Date | undefined> {
  const [first] = await db.select({ createdAt: users.createdAt }).from(users).orderBy(asc(users.id)).limit(1)
  return first?.createdAt
}
