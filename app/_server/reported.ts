import type { Log } from './log.ts'
import { Sparing } from './sparing.ts'
import { visitor } from './visitor.ts'

const reportedKey = Symbol.for('pipit.reported')
const shared = globalThis as { [reportedKey]?: WeakSet<object> }

function reported(): WeakSet<object> {
  shared[reportedKey] ??= new WeakSet()
  return shared[reportedKey]
}

/** Notes that an error is in the log, with all that is known of the request it spoiled. */
export const noteReported = (error: unknown): void => {
  if (error instanceof Object) reported().add(error)
}

// Next prints an error first and tells us of it a moment later.
const moment = 250

/**
 * What Next prints on the console goes to the log, in its form and without what must not stand there; an error
 * that was reported with its request is not told twice. Visitors can make Next print as often as they like, so what is theirs is told sparingly.
 */
export function overhearConsole(log: Log) {
  const sparing = new Sparing(log)
  const overhear =
    (level: 'error' | 'warn') =>
    (...values: unknown[]) => {
      const error = values.find((value) => value instanceof Error)
      const words = values.filter((value) => typeof value === 'string').join(' ')
      const line = () =>
        log[level]({ event: 'printed', ...(error && { err: error }) }, words || 'Next printed an error')
      const address = visitor.getStore()
      const tell = () => (address ? sparing.tell('printed', address, line) : line())
      if (!error) return tell()
      setTimeout(() => {
        if (!reported().has(error)) tell()
      }, moment)
    }
  console.error = overhear('error')
  console.warn = overhear('warn')
}
