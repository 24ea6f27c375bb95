import { faultOf } from '#app/_server/fault.ts'
import type { Log } from '#app/_server/log.ts'
import { countOne } from '#app/_server/tallies.ts'
import { isHopeless, leaseFor } from '#db/mutations/job-times.ts'
import { doAgain, extend, fail, finish, type Job } from '#db/mutations/jobs.ts'

/** What whoever does a job is given besides its payload: the job, and whether to stop at the next good place. */
export type Hand = { job: Job; isOver: () => boolean }

/**
 * Does what was left to be done. It may be called again after it failed, or died, at any place, so it is safe to
 * repeat; what must not happen twice ends its job in the transaction of the effect (`completeJob`). Answers when to
 * go on or to do it again, or nothing when it is done.
 */
export type Handler = (payload: unknown, hand: Hand) => Promise<Date | undefined>

/**
 * Does a job that was leased, keeps it while that takes, and puts down what came of it: it is gone, due again, or
 * given up. Answers whether it went well. Throws only when the database takes no answer; then the lease runs out.
 */
export async function runJob(job: Job, handler: Handler, isOver: () => boolean, log: Log): Promise<boolean> {
  let isLost = false
  const heart = setInterval(() => {
    extend(job).then(
      (kept) => {
        isLost ||= !kept
      },
      (error: unknown) => log.warn({ event: 'job', err: error }, 'A job could not be kept'),
    )
  }, leaseFor / 3).unref()
  try {
    if (isHopeless(job.attempts)) throw new Error('whoever did it never said what came of it')
    const again = await handler(job.payload, { job, isOver: () => isLost || isOver() })
    if (again) await doAgain(job, again)
    else await finish(job)
    countOne(`job ${job.kind}`)
    log.debug({ event: 'job done', job: job.id, kind: job.kind }, 'A job is done')
    return true
  } catch (error) {
    await giveBack(job, error, log)
    return false
  } finally {
    clearInterval(heart)
  }
}

async function giveBack(job: Job, error: unknown, log: Log): Promise<void> {
  if (error instanceof Error && error.name === 'LostLease')
    return log.warn({ event: 'job lost', job: job.id, kind: job.kind }, 'A job took longer than its lease')
  const { type, message } = faultOf(error)
  countOne(`failed job ${job.kind}`)
  const isDead = await fail(job, `${type}: ${message}`)
  const details = { job: job.id, kind: job.kind, attempts: job.attempts, err: error }
  if (isDead)
    log.error({ event: 'job given up', ...details }, 'A job failed too often; npm run jobs lists it')
  else log.error({ event: 'job failed', ...details }, 'A job failed and is tried again')
}
