import { and, asc, eq, lte } from 'drizzle-orm'
import { announce } from '../bus.ts'
import { write } from '../client.ts'
import { forUpdateIfFree } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { isFree, isOpen } from '../queries/jobs.ts'
import { jobs } from '../schema/jobs.ts'
import { newLease, retryIn } from './job-times.ts'

/** What can be left to be done, and what whoever does it must know; `app/_jobs/handlers.ts` has how. */
export type Work = {
  sweep: Record<string, never>
  'erase-person': { userId: number }
  'erase-picture': { folder: string }
  'fetch-preview': { previewId: number }
  'publish-draft': { draftId: number }
  'end-poll': { postId: number }
  'tell-edit': { postId: number; revisionId: number }
  export: { archiveId: number }
  import: { archiveId: number }
}

export type Kind = keyof Work

type NewJob<K extends Kind> = { kind: K; key?: string | number; payload: Work[K]; dueAt?: Date }

/** A job in the hands of a worker; only with its `lease` can it be finished. */
export type Job = {
  id: number
  kind: string
  payload: Record<string, unknown>
  attempts: number
  lease: string
}

/**
 * Leaves something to be done because of what this transaction writes: both are stored, or neither. With a `key` it
 * is there once, however often it is asked for, until it is done; so a key names an effect, and what must happen
 * again for a later cause has that cause in its key.
 */
export async function enqueue<K extends Kind>(
  tx: Transaction,
  { kind, key, payload, dueAt = new Date() }: NewJob<K>,
): Promise<void> {
  await tx
    .insert(jobs)
    .values({ id: nextId(), kind, key: textOf(key), payload, dueAt, createdAt: new Date() })
    .onConflictDoNothing()
  announce(tx, { kind: 'work' })
}

/** Makes a job that nobody works on due at another time, one that was given up too. */
export async function postpone(
  tx: Transaction,
  kind: Kind,
  key: string | number,
  dueAt: Date,
  now = new Date(),
): Promise<void> {
  await tx
    .update(jobs)
    .set({ dueAt, attempts: 0, deadAt: null, lease: null, leasedUntil: null })
    .where(and(eq(jobs.kind, kind), eq(jobs.key, String(key)), isFree(now)))
  announce(tx, { kind: 'work' })
}

/** It need not be done any more; whoever works on it finds their lease gone. */
export async function cancel(tx: Transaction, kind: Kind, key: string | number): Promise<void> {
  await tx.delete(jobs).where(and(eq(jobs.kind, kind), eq(jobs.key, String(key))))
}

/**
 * Takes up to `most` jobs of these kinds that are due, the longest due first; also those of a worker whose lease ran
 * out. Nobody else gets them while the lease lasts, and taking one counts as an attempt, so that what kills its
 * worker is given up in the end, too.
 */
export async function lease(kinds: Kind[], most: number, now = new Date()): Promise<Job[]> {
  return write(async (tx) => {
    const due = await forUpdateIfFree(
      tx
        .select({ id: jobs.id, kind: jobs.kind, payload: jobs.payload, attempts: jobs.attempts })
        .from(jobs)
        .where(and(lte(jobs.dueAt, now), isOpen(kinds, now)))
        .orderBy(asc(jobs.dueAt))
        .limit(most),
    )
    const leased = due.map((job) => ({ ...job, attempts: job.attempts + 1, ...newLease(now) }))
    for (const { id, attempts, lease, leasedUntil } of leased)
      await tx.update(jobs).set({ attempts, lease, leasedUntil }).where(eq(jobs.id, id))
    return leased.map(({ leasedUntil: _, ...job }) => job)
  })
}

/** Keeps a job for longer. Answers whether it was still the worker's own. */
export async function extend(job: Job, now = new Date()): Promise<boolean> {
  return write(async (tx) => {
    const { leasedUntil } = newLease(now)
    const kept = await tx.update(jobs).set({ leasedUntil }).where(isHeld(job)).returning({ id: jobs.id })
    return kept.length > 0
  })
}

/** It is done. Does nothing when it is no longer the worker's own, or was completed already. */
export async function finish(job: Job): Promise<void> {
  await write((tx) => tx.delete(jobs).where(isHeld(job)))
}

/** This much is done; the rest, or the same again, is due later. */
export async function doAgain(job: Job, dueAt: Date): Promise<void> {
  await write(async (tx) => {
    await tx
      .update(jobs)
      .set({ dueAt, attempts: 0, lastError: null, lease: null, leasedUntil: null })
      .where(isHeld(job))
    announce(tx, { kind: 'work' })
  })
}

/**
 * It went wrong: it is due again in a while that grows with every attempt, or given up after the last. Answers
 * whether it was given up.
 */
export async function fail(job: Job, reason: string, now = new Date()): Promise<boolean> {
  const wait = retryIn(job.attempts)
  await write((tx) =>
    tx
      .update(jobs)
      .set({
        lastError: reason.slice(0, 500),
        lease: null,
        leasedUntil: null,
        ...(wait === undefined ? { deadAt: now } : { dueAt: new Date(now.getTime() + wait) }),
      })
      .where(isHeld(job)),
  )
  return wait === undefined
}

/**
 * Ends a job in the transaction that has its effect, so that the effect happens exactly once. Throws when the job is
 * no longer the worker's own: then the effect must not happen either.
 */
export async function completeJob(tx: Transaction, job: Job): Promise<void> {
  const ended = await tx.delete(jobs).where(isHeld(job)).returning({ id: jobs.id })
  if (ended.length === 0) throw new LostLease(`the ${job.kind} job is somebody else's now`)
}

export class LostLease extends Error {
  override name = 'LostLease'
}

const isHeld = ({ id, lease }: Job) => and(eq(jobs.id, id), eq(jobs.lease, lease))

const textOf = (key: string | number | undefined) => (key === undefined ? null : String(key))
