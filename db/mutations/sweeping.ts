import { write } from '../client.ts'
import { enqueue, postpone } from './jobs.ts'

/**
 * Has the place swept now, unless somebody is at it. There is one job for it, which is due again an hour after it
 * was done: however many servers there are, never do two sweep at once.
 */
export async function sweepSoon(now = new Date()): Promise<void> {
  await write(async (tx) => {
    await enqueue(tx, { kind: 'sweep', key: 'hourly', payload: {}, dueAt: now })
    await postpone(tx, 'sweep', 'hourly', now, now)
  })
}
