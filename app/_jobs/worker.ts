import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { log as ownLog } from '#app/_auth/log.ts'
import { onDrain } from '#app/_server/drain.ts'
import type { Log } from '#app/_server/log.ts'
import { listen } from '#db/bus.ts'
import { type Kind, lease } from '#db/mutations/jobs.ts'
import { sweepSoon } from '#db/mutations/sweeping.ts'
import { nextJobAt } from '#db/queries/jobs.ts'
import { handlers as ownHandlers } from './handlers.ts'
import { type Handler, runJob } from './run-job.ts'

const atOnce = 2
const look = 15_000 // ms: what other processes leave to be done is found that soon
const patience = 5000 // ms that a process which stops waits for jobs under way

const stopKey = Symbol.for('pipit.worker')
const shared = globalThis as { [stopKey]?: () => Promise<void> }

type Settings = { log?: Log; handlers?: Partial<Record<Kind, Handler>>; every?: number }

/**
 * Does what is left to be done, two jobs at a time, until the process stops, and begins with a sweep; asking twice is
 * asking once. It wakes when this process leaves something to do, when the next job is due, and every few seconds.
 * Answers how to stop: no further job begins, those under way are finished or stop at a good place, and what takes
 * too long is taken again by somebody else once its lease runs out.
 */
export function keepWorking({
  log = ownLog,
  handlers = ownHandlers,
  every = look,
}: Settings = {}): () => Promise<void> {
  // Next may load this module more than once.
  if (shared[stopKey]) return shared[stopKey]

  const kinds = Object.keys(handlers) as Kind[]
  const running = new Set<Promise<unknown>>()
  let isOver = false
  let hasBegun = false
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | undefined
  let isStale = false
  // Whoever leaves something to do, a request perhaps, has no part in its being done.
  const outside = AsyncLocalStorage.snapshot()
  const stopHearing = listen('work', () => outside(wake))
  const forget = onDrain(stop)
  wake()

  /** Looks for work; whoever wakes it while it looks has it look once more. */
  function wake() {
    isStale = true
    looking ??= lookUntilFresh().finally(() => {
      looking = undefined
    })
  }

  async function lookUntilFresh() {
    while (isStale && !isOver) {
      isStale = false
      clearTimeout(timer)
      const wait = await takeDue().catch((error: unknown) => {
        log.warn({ event: 'jobs', err: error }, 'What is left to be done cannot be looked up')
        return every
      })
      if (!isOver) timer = setTimeout(wake, Math.min(every, wait)).unref()
    }
  }

  /** Begins what is due, as far as there is room, and answers in how many ms the next is. */
  async function takeDue(): Promise<number> {
    if (!hasBegun && kinds.includes('sweep')) await sweepSoon()
    hasBegun = true
    // Whichever ends first looks again.
    if (running.size >= atOnce) return every
    const next = await nextJobAt(kinds)
    if (!next) return every
    const wait = next.getTime() - Date.now()
    if (wait > 0) return wait
    const leased = await lease(kinds, atOnce - running.size)
    for (const job of leased) {
      const work = runJob(job, handlers[job.kind as Kind] as Handler, () => isOver, log)
        .catch((error: unknown) => log.warn({ event: 'job', err: error }, 'What came of a job is not stored'))
        .finally(() => {
          running.delete(work)
          wake()
        })
      running.add(work)
    }
    return leased.length > 0 ? 0 : every
  }

  async function stop() {
    isOver = true
    clearTimeout(timer)
    stopHearing()
    forget()
    delete shared[stopKey]
    await looking
    await Promise.race([Promise.all(running), sleep(patience, undefined, { ref: false })])
  }

  shared[stopKey] = stop
  return stop
}
