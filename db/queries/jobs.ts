import { and, asc, count, gt, inArray, isNotNull, isNull, lt, lte, min, or, sql } from 'drizzle-orm'
import { db } from '../client.ts'
import { jobs } from '../schema/jobs.ts'

/** How many jobs are due and in nobody's hands, since when the first of them, how many are worked on, and how many were given up. */
export async function jobCounts(now = new Date()) {
  const [waiting] = await db
    .select({ due: count(), since: min(jobs.dueAt) })
    .from(jobs)
    .where(and(isDue(now), isFree(now)))
  const [held] = await db.select({ working: count() }).from(jobs).where(gt(jobs.leasedUntil, now))
  const [given] = await db.select({ dead: count() }).from(jobs).where(isNotNull(jobs.deadAt))
  return {
    due: waiting?.due ?? 0,
    since: waiting?.since ?? undefined,
    working: held?.working ?? 0,
    dead: given?.dead ?? 0,
  }
}

/** When the next job of these kinds is due that is in nobody's hands, be it past; undefined when there is none. */
export async function nextJobAt(kinds: string[], now = new Date()): Promise<Date | undefined> {
  const [next] = await db
    .select({ dueAt: jobs.dueAt })
    .from(jobs)
    .where(isOpen(kinds, now))
    .orderBy(asc(jobs.dueAt))
    .limit(1)
  return next?.dueAt
}

/** The jobs that were given up, at most so many, the one first that was given up first. */
export async function deadJobs(most = Number.MAX_SAFE_INTEGER) {
  return db
    .select({
      id: jobs.id,
      kind: jobs.kind,
      key: jobs.key,
      attempts: jobs.attempts,
      lastError: jobs.lastError,
      deadAt: jobs.deadAt,
    })
    .from(jobs)
    .where(isNotNull(jobs.deadAt))
    .orderBy(asc(jobs.deadAt), asc(jobs.id))
    .limit(most)
}

/** Whether a job of one of these kinds is neither given up nor in anybody's hands. */
export const isOpen = (kinds: string[], now: Date) =>
  // Said so that SQLite does not gather all of a kind instead of reading them in the order in which they are due.
  and(isNull(jobs.deadAt), sql`(${inArray(jobs.kind, kinds)}) is true`, isFree(now))

const isDue = (now: Date) => and(lte(jobs.dueAt, now), isNull(jobs.deadAt))
/** In nobody's hands, or in those of a worker that did not say in time that it lives. */
export const isFree = (now: Date) => or(isNull(jobs.leasedUntil), lt(jobs.leasedUntil, now))
