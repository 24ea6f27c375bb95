import { log as ownLog } from '#app/_auth/log.ts'
import type { Log } from '#app/_server/log.ts'
import { type Kind, lease } from '#db/mutations/jobs.ts'
import { handlers } from './handlers.ts'
import { type Handler, runJob } from './run-job.ts'

/**
 * Does one job after the other until none is due or it is over, for whoever is woken rather than kept running.
 * Answers whether all of them went well.
 */
export async function workOff(isOver: () => boolean = () => false, log: Log = ownLog): Promise<boolean> {
  let wentWell = true
  while (!isOver()) {
    const [job] = await lease(Object.keys(handlers) as Kind[], 1)
    if (!job) break
    wentWell = (await runJob(job, handlers[job.kind as Kind] as Handler, isOver, log)) && wentWell
  }
  return wentWell
}
