import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import { db, prepared } from '../client.ts'
import { follows } from '../schema/follows.ts'
import { mutes } from '../schema/mutes.ts'
import { tagFollows } from '../schema/tag-follows.ts'
import { type NotifiedOf, users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { isActive } from './visibility.ts'

/** What everyone may see of a person in a list, and whether the viewer follows them. */
export const personColumns = {
  id: users.id,
  handle: users.handle,
  name: users.name,
  avatar: users.avatar,
  bio: users.bio,
}

export type Person = {
  id: number
  handle: string
  name: string
  /** The folder of their picture, null without one. */
  avatar: string | null
  bio: string
  followed: boolean
  /** The viewer asked to follow them, and waits; absent when not. */
  requested?: true
  me: boolean
}

/**
 * Whether the viewer follows the person `users` stands for; never true of themselves. For selects that join:
 * with a single table Drizzle leaves the table names out of this, and `id` would mean another one.
 */
export const followedBy = (viewer: Viewer | null) =>
  viewer
    ? sql<boolean>`${users.id} <> ${viewer.id} and exists (select 1 from ${follows} where ${follows.followerId} = ${viewer.id} and ${follows.followeeId} = ${users.id})`.mapWith(
        Boolean,
      )
    : sql<boolean>`1 = 0`.mapWith(Boolean)

const profileByHandle = prepared('profile_by_handle', (db) =>
  db
    .select({
      id: users.id,
      handle: users.handle,
      name: users.name,
      avatar: users.avatar,
      banner: users.banner,
      bio: users.bio,
      fields: users.fields,
      role: users.role,
      followerCount: users.followerCount,
      followingCount: users.followingCount,
      postCount: users.postCount,
      protectedAt: users.protectedAt,
      unindexedAt: users.unindexedAt,
      createdAt: users.createdAt,
    })
    .from(users)
    .where(and(eq(users.handle, sql.placeholder('handle')), isActive())),
)

/** The public profile of a handle (lower case, without @), or undefined when there is none to be seen. */
export async function userByHandle(_viewer: Viewer | null, handle: string) {
  const [profile] = await profileByHandle().execute({ handle })
  return profile
}

export type Profile = NonNullable<Awaited<ReturnType<typeof userByHandle>>>

/** What a person sees of their own account in the settings. */
export async function ownAccount(viewer: Viewer) {
  const [account] = await db
    .select({
      handle: users.handle,
      name: users.name,
      avatar: users.avatar,
      banner: users.banner,
      bio: users.bio,
      fields: users.fields,
      email: users.email,
      hasPassword: sql<boolean>`${users.passwordHash} is not null`.mapWith(Boolean),
    })
    .from(users)
    .where(eq(users.id, viewer.id))
  return account
}

/**
 * Whether the viewer chooses their followers, which replies they want at home, whether they want to be found, and who
 * usually reads what they post.
 */
export async function ownPrivacy(viewer: Viewer) {
  const [own] = await db
    .select({
      protectedAt: users.protectedAt,
      homeReplies: users.homeReplies,
      usualVisibility: users.usualVisibility,
      unindexedAt: users.unindexedAt,
    })
    .from(users)
    .where(eq(users.id, viewer.id))
  return own
}

/** Of whose doings the viewer wants to be told, by kind of notification. */
export async function ownNotifiedOf(viewer: Viewer): Promise<Record<string, NotifiedOf>> {
  const [own] = await db.select({ notifiedOf: users.notifiedOf }).from(users).where(eq(users.id, viewer.id))
  return own?.notifiedOf ?? {}
}

/** The viewer's name, how many they follow and whether any tags, whether they mute anybody, and where they left their home timeline. */
export async function ownCard(viewer: Viewer) {
  const [card] = await cardById().execute({ id: viewer.id })
  return card
}

const cardById = prepared('card_by_id', (db) =>
  db
    .select({
      handle: users.handle,
      name: users.name,
      followingCount: users.followingCount,
      // With the name of the table, which Drizzle would leave out.
      followsTags:
        sql<boolean>`exists (select 1 from ${tagFollows} where ${tagFollows.userId} = ${sql.identifier('users')}.id)`.mapWith(
          Boolean,
        ),
      mutesAnybody:
        sql<boolean>`exists (select 1 from ${mutes} where ${mutes.muterId} = ${sql.identifier('users')}.id)`.mapWith(
          Boolean,
        ),
      homeReadId: users.homeReadId,
      homeReplies: users.homeReplies,
    })
    .from(users)
    .where(eq(users.id, sql.placeholder('id'))),
)

/** Everything a sign-in needs to know of the person with this handle or normalised e-mail address. */
export async function credentialsOf(login: { handle: string } | { email: string }) {
  const [found] = await db
    .select({
      id: users.id,
      handle: users.handle,
      role: users.role,
      passwordHash: users.passwordHash,
      suspendedAt: users.suspendedAt,
      deletedAt: users.deletedAt,
    })
    .from(users)
    .where('handle' in login ? eq(users.handle, login.handle) : eq(users.email, login.email))
  return found
}

/** What proving oneself again needs: the viewer's own password hash, address and role. */
export async function ownCredentials(viewer: Viewer) {
  const [own] = await db
    .select({ passwordHash: users.passwordHash, email: users.email })
    .from(users)
    .where(eq(users.id, viewer.id))
  return own
}

/** Whether anyone has an account here yet. */
export async function isInhabited(): Promise<boolean> {
  const [someone] = await db.select({ id: users.id }).from(users).limit(1)
  return someone !== undefined
}

/** Everyone, newest first, for the operator's list. */
export async function everyone() {
  return db
    .select({
      id: users.id,
      handle: users.handle,
      email: users.email,
      role: users.role,
      suspendedAt: users.suspendedAt,
      deletedAt: users.deletedAt,
      postCount: users.postCount,
      createdAt: users.createdAt,
    })
    .from(users)
    .orderBy(desc(users.id))
}

/** The names and handles of those with a role here, the viewer left out: no other name may read like one. */
export async function staffNames(viewer: Viewer | null): Promise<string[]> {
  const staff = await db
    .select({ handle: users.handle, name: users.name })
    .from(users)
    .where(and(inArray(users.role, ['moderator', 'admin']), ne(users.id, viewer?.id ?? 0)))
  return staff.flatMap(({ handle, name }) => (name ? [handle, name] : [handle]))
}
