import { and, desc, eq, inArray } from 'drizzle-orm'
import { db } from '../client.ts'
import { type ArchiveKind, type ArchiveReport, archives } from '../schema/archives.ts'
import { importedPosts } from '../schema/imported-posts.ts'
import { type Role, users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { isActive } from './visibility.ts'

export type OwnArchive = NonNullable<Awaited<ReturnType<typeof latestArchive>>>

/** The viewer's latest archive of a kind: how far it is and what came of it. */
export async function latestArchive(viewer: Viewer, kind: ArchiveKind) {
  const [row] = await db
    .select({ ...shown, kind: archives.kind })
    .from(archives)
    .where(and(eq(archives.userId, viewer.id), eq(archives.kind, kind)))
    .orderBy(desc(archives.id))
    .limit(1)
  return row
}

/** One archive of the viewer's own. */
export async function ownArchive(viewer: Viewer, id: number) {
  const [row] = await db
    .select({ ...shown, kind: archives.kind })
    .from(archives)
    .where(and(eq(archives.id, id), eq(archives.userId, viewer.id)))
  return row
}

const shown = {
  id: archives.id,
  state: archives.state,
  bytes: archives.bytes,
  done: archives.done,
  total: archives.total,
  report: archives.report,
  problem: archives.problem,
  createdAt: archives.createdAt,
  finishedAt: archives.finishedAt,
  expiresAt: archives.expiresAt,
}

export type ArchiveWork = {
  id: number
  file: string | null
  cursor: string | null
  done: number
  report: ArchiveReport | null
  owner: { id: number; handle: string; role: Role }
}

/** For whoever works on it: an archive that is not finished, and whose it is. Undefined when they may do nothing here any more. */
export async function archiveWork(id: number, kind: ArchiveKind): Promise<ArchiveWork | undefined> {
  const [row] = await db
    .select({
      id: archives.id,
      file: archives.file,
      cursor: archives.cursor,
      done: archives.done,
      report: archives.report,
      owner: { id: users.id, handle: users.handle, role: users.role },
    })
    .from(archives)
    .innerJoin(users, eq(users.id, archives.userId))
    .where(
      and(
        eq(archives.id, id),
        eq(archives.kind, kind),
        inArray(archives.state, ['waiting', 'working']),
        isActive(),
      ),
    )
  return row
}

/** Which of these folders hold an archive of anybody. */
export async function archivesInUse(folders: string[]): Promise<string[]> {
  const found = await db.select({ file: archives.file }).from(archives).where(inArray(archives.file, folders))
  return found.flatMap(({ file }) => file ?? [])
}

/** Which of these posts of another place the viewer has brought here already. */
export async function importedAlready(viewer: Viewer, origins: string[]): Promise<Set<string>> {
  if (origins.length === 0) return new Set()
  const found = await db
    .select({ origin: importedPosts.origin })
    .from(importedPosts)
    .where(and(eq(importedPosts.userId, viewer.id), inArray(importedPosts.origin, origins)))
  return new Set(found.map(({ origin }) => origin))
}
