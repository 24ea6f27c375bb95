import { and, eq, gt, inArray, lt } from 'drizzle-orm'
import { write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { isActive } from '../queries/visibility.ts'
import { type ArchiveKind, archives } from '../schema/archives.ts'
import { users } from '../schema/users.ts'
import { digest, randomToken } from '../secrets.ts'
import { archive as limits } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { completeJob, enqueue, type Job } from './jobs.ts'
import { leaveToErase } from './pictures.ts'

const day = 86_400_000
const atOnce = 200

/**
 * Has an archive of all that is the viewer's made; an earlier one goes. Answers its id, `busy` while one is being made,
 * undefined when they may do nothing here any more.
 */
export async function askExport(
  viewer: Viewer,
  now = new Date(),
): Promise<{ id: number } | 'busy' | undefined> {
  return begin(viewer, 'export', null, now)
}

/** Has what is in an archive, which must be in the storage already, brought here. Answers as `askExport` does. */
export async function bringArchive(
  viewer: Viewer,
  file: { folder: string; bytes: number },
  now = new Date(),
): Promise<{ id: number } | 'busy' | undefined> {
  return begin(viewer, 'import', file, now)
}

async function begin(
  viewer: Viewer,
  kind: ArchiveKind,
  file: { folder: string; bytes: number } | null,
  now: Date,
) {
  return write(async (tx) => {
    const [owner] = await forUpdate(
      tx
        .select({ id: users.id })
        .from(users)
        .where(and(eq(users.id, viewer.id), isActive())),
    )
    if (!owner) return undefined
    const isOwn = and(eq(archives.userId, viewer.id), eq(archives.kind, kind))
    // One that nobody finished in a day has failed without saying so.
    const isUnderWay = and(
      inArray(archives.state, ['waiting', 'working']),
      gt(archives.createdAt, new Date(now.getTime() - day)),
    )
    const [other] = await tx.select({ id: archives.id }).from(archives).where(and(isOwn, isUnderWay)).limit(1)
    if (other) return 'busy'
    await drop(tx, await tx.select(named).from(archives).where(isOwn))
    const id = nextId()
    await tx
      .insert(archives)
      .values({ id, userId: viewer.id, kind, file: file?.folder, bytes: file?.bytes, createdAt: now })
    await enqueue(tx, { kind, key: id, payload: { archiveId: id } })
    return { id }
  })
}

/** Says how far an archive is. */
export async function noteProgress(id: number, done: number, total: number): Promise<void> {
  await write((tx) => tx.update(archives).set({ state: 'working', done, total }).where(eq(archives.id, id)))
}

/** An archive was made, and is in the storage; with its job, or not at all. */
export async function finishExport(
  job: Job,
  id: number,
  file: { folder: string; bytes: number },
  now = Date.now(),
): Promise<void> {
  await write(async (tx) => {
    await completeJob(tx, job)
    const expiresAt = new Date(now + limits.keptHours * 3_600_000)
    const finished = await tx
      .update(archives)
      .set({ state: 'done', file: file.folder, bytes: file.bytes, finishedAt: new Date(now), expiresAt })
      .where(eq(archives.id, id))
      .returning(named)
    // Whoever is gone meanwhile wants it no more.
    if (finished.length === 0) await leaveToErase(tx, file.folder)
  })
}

/** All of an archive was brought, or it could not be (`problem`); its file goes, what came of it can be read for a while. */
export async function endArchive(
  job: Job,
  id: number,
  problem: string | null,
  now = Date.now(),
): Promise<void> {
  await write(async (tx) => {
    await completeJob(tx, job)
    const [row] = await forUpdate(tx.select(named).from(archives).where(eq(archives.id, id)))
    await leaveToErase(tx, row?.file ?? null)
    await tx
      .update(archives)
      .set({
        state: problem === null ? 'done' : 'failed',
        problem,
        file: null,
        finishedAt: new Date(now),
        expiresAt: new Date(now + limits.reportDays * day),
      })
      .where(eq(archives.id, id))
  })
}

/** What the link to an archive of the viewer's says, which works once; one from before ends. Undefined when there is none. */
export async function createArchiveLink(
  viewer: Viewer,
  id: number,
  now = new Date(),
): Promise<string | undefined> {
  const token = randomToken()
  return write(async (tx) => {
    const made = await tx
      .update(archives)
      .set({ tokenHash: digest(token) })
      .where(and(eq(archives.id, id), isReady(viewer, now)))
      .returning(named)
    return made.length > 0 ? token : undefined
  })
}

/** Where the viewer's own archive is that a link leads to; the link ends. Undefined when it is not valid (any more). */
export async function takeArchive(viewer: Viewer, token: string, now = new Date()) {
  return write(async (tx) => {
    const [taken] = await tx
      .update(archives)
      .set({ tokenHash: null })
      .where(and(eq(archives.tokenHash, digest(token)), isReady(viewer, now)))
      .returning({ ...named, bytes: archives.bytes, createdAt: archives.createdAt })
    return taken?.file ? { ...taken, file: taken.file } : undefined
  })
}

const isReady = (viewer: Viewer, now: Date) =>
  and(
    eq(archives.userId, viewer.id),
    eq(archives.kind, 'export'),
    eq(archives.state, 'done'),
    gt(archives.expiresAt, now),
  )

/** Deletes the archives that have run out and has their files erased. Answers how many. */
export async function deleteExpiredArchives(now = Date.now()): Promise<number> {
  return write(async (tx) => {
    const some = await tx
      .select(named)
      .from(archives)
      .where(lt(archives.expiresAt, new Date(now)))
      .limit(atOnce)
    await drop(tx, some)
    return some.length
  })
}

/** Erases at most `size` archives of a person, for good. Answers how many. */
export async function eraseArchives(tx: Transaction, userId: number, size: number): Promise<number> {
  const some = await tx.select(named).from(archives).where(eq(archives.userId, userId)).limit(size)
  await drop(tx, some)
  return some.length
}

const named = { id: archives.id, file: archives.file }

async function drop(tx: Transaction, some: { id: number; file: string | null }[]): Promise<void> {
  if (some.length === 0) return
  const ids = some.map(({ id }) => id)
  await tx.delete(archives).where(inArray(archives.id, ids))
  for (const { file } of some) await leaveToErase(tx, file)
}
