import { and, eq, isNotNull } from 'drizzle-orm'
import { announce } from '../bus.ts'
import { write } from '../client.ts'
import { jobs } from '../schema/jobs.ts'
import type { Viewer } from '../viewer.ts'
import { writeDown } from './audit.ts'
import { roleToAct } from './staff.ts'

/** Has a job tried again that was given up, or all of them. Answers how many. */
export async function retryDead(id?: number, now = new Date()): Promise<number> {
  return write(async (tx) => {
    const retried = await tx
      .update(jobs)
      .set({ deadAt: null, attempts: 0, dueAt: now })
      .where(isDead(id))
      .returning({ id: jobs.id })
    return retried.length
  })
}

/** Forgets a job that was given up, or all of them. Answers how many. */
export async function dropDead(id?: number): Promise<number> {
  return write(async (tx) => {
    const dropped = await tx.delete(jobs).where(isDead(id)).returning({ id: jobs.id })
    return dropped.length
  })
}

const isDead = (id: number | undefined) =>
  and(isNotNull(jobs.deadAt), id === undefined ? undefined : eq(jobs.id, id))

/**
 * Has a job that was given up tried again, or forgets it, and writes that down. Answers whether there was one, and the
 * viewer runs the place.
 */
export async function decideJob(
  viewer: Viewer,
  id: number,
  verdict: 'retry' | 'drop',
  now = new Date(),
): Promise<boolean> {
  return write(async (tx) => {
    if ((await roleToAct(tx, viewer)) !== 'admin') return false
    const found = await (verdict === 'retry'
      ? tx
          .update(jobs)
          .set({ deadAt: null, attempts: 0, dueAt: now })
          .where(isDead(id))
          .returning({ kind: jobs.kind })
      : tx.delete(jobs).where(isDead(id)).returning({ kind: jobs.kind }))
    const [job] = found
    if (!job) return false
    await writeDown(
      tx,
      viewer,
      verdict === 'retry' ? 'job retried' : 'job dropped',
      { reason: job.kind },
      now,
    )
    announce(tx, { kind: 'work' })
    return true
  })
}
