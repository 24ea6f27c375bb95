import { log } from '#app/_auth/log.ts'
import { isUnavailable } from '#db/client.ts'

/**
 * Work that is done soon after it is wanted, once for all who wanted it meanwhile, and with so many ms between two
 * beginnings. When the database is away it is tried again.
 */
export class Round {
  #pause: number
  #work: () => Promise<void>
  #timer: NodeJS.Timeout | undefined
  #isRunning = false
  #isWanted = false
  #isOver = false
  #notBefore = 0

  constructor(pause: number, work: () => Promise<void>) {
    this.#pause = pause
    this.#work = work
  }

  want(): void {
    this.#isWanted = true
    if (this.#isRunning || this.#timer || this.#isOver) return
    this.#timer = setTimeout(() => this.#run(), Math.max(0, this.#notBefore - performance.now())).unref()
  }

  stop(): void {
    this.#isOver = true
    clearTimeout(this.#timer)
  }

  async #run() {
    this.#timer = undefined
    this.#isRunning = true
    this.#isWanted = false
    this.#notBefore = performance.now() + this.#pause
    try {
      await this.#work()
    } catch (error) {
      if (isUnavailable(error)) this.#isWanted = true
      else log.error({ event: 'live', err: error }, 'Those who listen could not be told')
    }
    this.#isRunning = false
    if (this.#isWanted) this.want()
  }
}
