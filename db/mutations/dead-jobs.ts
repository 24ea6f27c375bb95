import { and, eq, isNotNull } from 'drizzle-orm'
import { write } from '../client.ts'
import { jobs } from '../schema/jobs.ts'

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
