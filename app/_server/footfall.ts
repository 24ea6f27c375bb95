import type { Rate } from '#db/text/limits.ts'
import { household } from './household.ts'

type Visits = { count: number; until: number }
const mostKept = 50_000

/** Counts the pages that strangers ask for, per household, in memory: they are many and nothing hangs on them. */
export class Footfall {
  #rate: Rate
  #visits = new Map<string, Visits>()

  constructor(rate: Rate) {
    this.#rate = rate
  }

  /** Counts a page. Answers 0 when it may be served, else how many seconds to wait. `now` in ms, never set back. */
  count(address: string, now = performance.now()): number {
    const key = household(address)
    const seen = this.#visits.get(key)
    if (!seen || seen.until <= now) {
      if (this.#visits.size >= mostKept) this.#forget(now)
      this.#visits.set(key, { count: 1, until: now + this.#rate.seconds * 1000 })
      return 0
    }
    seen.count += 1
    return seen.count > this.#rate.count ? Math.ceil((seen.until - now) / 1000) : 0
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
