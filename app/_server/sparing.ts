import { household } from './household.ts'
import type { Log } from './log.ts'

const minute = 60_000
const few = 3
const mostKept = 1000

type Heard = { event: string; address: string; count: number }

/**
 * Keeps what anyone can make happen from filling the log: of each kind the first few from one household in a minute
 * are told, the rest as a number when the minute ends. Households beyond those it can remember count as one.
 */
export class Sparing {
  #log: Log
  #heard = new Map<string, Heard>()

  constructor(log: Log) {
    this.#log = log
  }

  /** Tells it with `line`, or counts it. */
  tell(event: string, address: string, line: () => void): void {
    const heard = this.#of(event, household(address))
    heard.count += 1
    if (heard.count <= few) line()
  }

  #of(event: string, address: string): Heard {
    if (this.#heard.size === 0) setTimeout(() => this.#sumUp(), minute).unref()
    const known = this.#heard.get(`${event} ${address}`)
    if (known) return known
    const isFull = this.#heard.size >= mostKept && address !== others
    if (isFull) return this.#of(event, others)
    const heard = { event, address, count: 0 }
    this.#heard.set(`${event} ${address}`, heard)
    return heard
  }

  #sumUp() {
    for (const { event, address, count } of this.#heard.values())
      if (count > few)
        this.#log.warn({ event, address, count: count - few }, `${event}, ${count - few} more in that minute`)
    this.#heard.clear()
  }
}

const others = 'others'
