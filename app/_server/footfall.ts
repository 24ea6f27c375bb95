import type { Rate } from '#db/text/limits.ts'
import { household } from './household.ts'

type Visits = { count: number; until: number }
const mostKept = 50_000

/** Counts the pages that strangers ask for, per household, in memory: they are many and nothing hangs on them. */
export class Footfall {
  #rate: Rate
  #onCount: (key: string) => void
  #visits = new Map<string, Visits>()

  /** Whoever wants to know is told of each that is counted here, by what it is counted as. */
  constructor(rate: Rate, onCount: (key: string) => void = () => undefined) {
    this.#rate = rate
    this.#onCount = onCount
  }

  /** Counts a page. Answers 0 when it may be served, else how many seconds to wait. `now` in ms, never set back. */
  count(address: string, now = performance.now()): number {
    const key = household(address)
    this.#onCount(key)
    const seen = this.add(key, 1, now)
    return seen.count > this.#rate.count ? Math.ceil((seen.until - now) / 1000) : 0
  }

  /** Adds what was counted, perhaps elsewhere. */
  add(key: string, count: number, now = performance.now()): Visits {
    const seen = this.#visits.get(key)
    if (seen && seen.until > now) {
      seen.count += count
      return seen
    }
    if (this.#visits.size >= mostKept) this.#forget(now)
    const fresh = { count, until: now + this.#rate.seconds * 1000 }
    this.#visits.set(key, fresh)
    return fresh
  }

  /** Whether the page just counted was the first too many. */
  isNews(address: string): boolean {
    return this.#visits.get(household(address))?.count === this.#rate.count + 1
  }

  /** Those whose window has ended; should there be too many others, all: better than to run out of memory. */
  #forget(now: number) {
    for (const [key, { until }] of this.#visits) if (until <= now) this.#visits.delete(key)
    if (this.#visits.size >= mostKept) this.#visits.clear()
  }
}
