import type { Log } from './log.ts'

const registryKey = Symbol.for('pipit.drain')
const shared = globalThis as { [registryKey]?: Set<() => unknown> }

// npm passes on a signal that we got already: Ctrl-C under `npm start` arrives twice within milliseconds.
const echo = 250

export type Draining = {
  log: Log
  /** Lets everyone finish. */
  finish: () => Promise<void>
  /** Cuts off whoever is left at the deadline; `finish` then has a moment more. */
  cut: () => void
  /** ms that `finish` may take. */
  deadline?: number
}

/**
 * On SIGTERM or SIGINT: tells those who asked (event streams end here), lets everyone finish, exits with 0. At
 * the deadline or on a second signal it cuts off whoever is left and exits as if killed by the signal.
 */
export function drainOnSignal({ log, finish, cut, deadline = 8500 }: Draining) {
  let firstAt: number | undefined

  async function onSignal(signal: 'SIGTERM' | 'SIGINT') {
    const code = signal === 'SIGTERM' ? 143 : 130
    if (firstAt !== undefined) {
      if (performance.now() - firstAt < echo) return
      log.warn({ event: 'stop', forced: true }, 'Stopping at once')
      process.exit(code)
    }
    firstAt = performance.now()
    log.info({ event: 'stop', signal }, 'Finishing what is under way…')
    const finishing = tellEveryone().then(finish)
    finishing.catch((error: unknown) => log.error({ event: 'stop', err: error }, 'Stopping did not go well'))
    const isDone = await isInTime(finishing, deadline)
    if (!isDone) {
      cut()
      await isInTime(finishing, 1000)
    }
    log.info(
      { event: 'stopped', complete: isDone },
      isDone ? 'Stopped' : 'Stopped before everything was finished',
    )
    process.exit(isDone ? 0 : code)
  }

  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

/** Asks to be told when this process stops, whichever copy of this module asks. Answers how to take it back. */
export function onDrain(callback: () => unknown): () => void {
  const callbacks = registry()
  callbacks.add(callback)
  return () => callbacks.delete(callback)
}

function registry(): Set<() => unknown> {
  shared[registryKey] ??= new Set()
  return shared[registryKey]
}

const tellEveryone = () => Promise.allSettled([...registry()].map(async (callback) => callback()))

async function isInTime(work: Promise<unknown>, most: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), most)
  work.then(
    () => resolve(true),
    () => resolve(false),
  )
  const isDone = await promise
  clearTimeout(timer)
  return isDone
}
