import { and, count, eq, gte, inArray, lt, ne } from 'drizzle-orm'
import { write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { type Composed, type DraftState, drafts } from '../schema/drafts.ts'
import { users } from '../schema/users.ts'
import { scheduled as limits } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { isOwn } from './drafts.ts'
import { cancel, completeJob, enqueue, type Job, postpone } from './jobs.ts'
import { keepMedia } from './media.ts'
import { publishIn } from './posts.ts'
import { once } from './submissions.ts'

export type ToSchedule = {
  content: Composed
  publishAt: Date
  /** When the day of `publishAt` begins and ends for its author: so many posts are scheduled for one at most. */
  day: { from: Date; to: Date }
  /** The draft it was. */
  draftId?: number | undefined
  /** Sent again it is scheduled once. */
  key?: string | undefined
}

/**
 * Has a post published later, exactly once. Answers its id; `soon` when that is too soon, `full` when as many wait as
 * may, `busy` when as many wait for that day, `conflict` when the key was used for something else.
 */
export async function schedulePost(
  viewer: Viewer,
  { content, publishAt, day, draftId, key }: ToSchedule,
  now = Date.now(),
): Promise<{ id: number } | 'soon' | 'full' | 'busy' | 'conflict'> {
  if (publishAt.getTime() < now + limits.leastSecondsAhead * 1000) return 'soon'
  return write(async (tx) => {
    const first = await once(tx, viewer, key, JSON.stringify([content, publishAt]), draftId ?? nextId())
    if (first === 'conflict') return first
    if (first !== draftId && (await isThere(tx, viewer, first))) return { id: first }
    await lockAuthor(tx, viewer)
    const isOther = and(eq(drafts.userId, viewer.id), eq(drafts.state, 'scheduled'), ne(drafts.id, first))
    const waiting = await countOf(tx, isOther)
    if (waiting >= limits.count) return 'full'
    const thatDay = and(isOther, gte(drafts.publishAt, day.from), lt(drafts.publishAt, day.to))
    if ((await countOf(tx, thatDay)) >= limits.perDay) return 'busy'
    await wait(tx, viewer, first, { state: 'scheduled', content, publishAt })
    return { id: first }
  })
}

/** Has a post published in a moment, until when it can be called back. Answers its id, or `conflict`. */
export async function holdPost(
  viewer: Viewer,
  { content, publishAt, draftId, key }: Omit<ToSchedule, 'day'>,
): Promise<{ id: number } | 'conflict'> {
  return write(async (tx) => {
    const first = await once(tx, viewer, key, JSON.stringify(content), draftId ?? nextId())
    if (first === 'conflict') return first
    if (first === draftId || !(await isThere(tx, viewer, first)))
      await wait(tx, viewer, first, { state: 'held', content, publishAt })
    return { id: first }
  })
}

type Waiting = { state: Exclude<DraftState, 'draft'>; content: Composed; publishAt: Date }

async function wait(tx: Transaction, viewer: Viewer, id: number, waiting: Waiting): Promise<void> {
  const now = new Date()
  await tx
    .insert(drafts)
    .values({ id, userId: viewer.id, ...waiting, createdAt: now, updatedAt: now })
    .onConflictDoUpdate({
      target: drafts.id,
      set: { ...waiting, problem: null, updatedAt: now },
      setWhere: eq(drafts.userId, viewer.id),
    })
  await keepMedia(tx, viewer, id, waiting.content.media)
  await enqueue(tx, { kind: 'publish-draft', key: id, payload: { draftId: id }, dueAt: waiting.publishAt })
  await postpone(tx, 'publish-draft', id, waiting.publishAt)
}

const isWaiting = inArray(drafts.state, ['scheduled', 'held'])

async function isThere(tx: Transaction, viewer: Viewer, id: number): Promise<boolean> {
  const there = await tx.select({ id: drafts.id }).from(drafts).where(isOwn(viewer, id))
  return there.length > 0
}

async function countOf(tx: Transaction, where: ReturnType<typeof and>): Promise<number> {
  const [all] = await tx.select({ count: count() }).from(drafts).where(where)
  return all?.count ?? 0
}

async function lockAuthor(tx: Transaction, viewer: Viewer): Promise<void> {
  await forUpdate(tx.select({ id: users.id }).from(users).where(eq(users.id, viewer.id)))
}

/** Makes a post that waits a draft again. Answers whether it still waited. */
export async function callBack(viewer: Viewer, id: number): Promise<boolean> {
  return write(async (tx) => {
    const changed = await tx
      .update(drafts)
      .set({ state: 'draft', publishAt: null, updatedAt: new Date() })
      .where(and(isOwn(viewer, id), isWaiting))
      .returning({ id: drafts.id })
    if (changed.length > 0) await cancel(tx, 'publish-draft', id)
    return changed.length > 0
  })
}

/** Has a post that waits published as soon as somebody works. Answers whether it still waited. */
export async function publishSoon(viewer: Viewer, id: number, now = new Date()): Promise<boolean> {
  return write(async (tx) => {
    const changed = await tx
      .update(drafts)
      .set({ publishAt: now })
      .where(and(isOwn(viewer, id), isWaiting))
      .returning({ id: drafts.id })
    if (changed.length > 0) await postpone(tx, 'publish-draft', id, now, now)
    return changed.length > 0
  })
}

/** Its author may not post at all any more; nothing has happened. */
export class NotPublished extends Error {
  override name = 'NotPublished'
}

/**
 * Publishes a post that waited and ends the job that does so, in one transaction, as its author would now; does nothing
 * but the latter when it waits no longer. Throws NotPublished or what `publishIn` throws; then nothing has happened.
 */
export async function publishDue(job: Job, viewer: Viewer, id: number): Promise<void> {
  await write(async (tx) => {
    const [draft] = await forUpdate(
      tx
        .select({ content: drafts.content })
        .from(drafts)
        .where(and(isOwn(viewer, id), isWaiting)),
    )
    await completeJob(tx, job)
    if (!draft) return
    await tx.delete(drafts).where(eq(drafts.id, id))
    const post = await publishIn(tx, viewer, draft.content)
    if (typeof post !== 'object') throw new NotPublished('the author may not post')
  })
}

/** Gives a post that could not be published back to its author as a draft that says why, and ends the job. */
export async function giveBackDraft(job: Job, viewer: Viewer, id: number, problem: string): Promise<void> {
  await write(async (tx) => {
    await completeJob(tx, job)
    await tx
      .update(drafts)
      .set({ state: 'draft', publishAt: null, problem, updatedAt: new Date() })
      .where(and(isOwn(viewer, id), isWaiting))
  })
}
