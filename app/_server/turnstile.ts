/**
 * Lets only so many requests in at once; some more wait for a place, first come first served, and the rest are
 * turned away at once: a site that answers some people quickly is better than one that answers nobody.
 */
export class Turnstile {
  #places: number
  #mostWaiting: number
  #patience: number
  #waiting = new Set<(admitted: boolean) => void>()

  /** `places` at once, `mostWaiting` in the queue, each for at most `patience` ms. */
  constructor(places: number, mostWaiting: number, patience: number) {
    this.#places = places
    this.#mostWaiting = mostWaiting
    this.#patience = patience
  }

  /** Whether the caller got a place; whoever did must `leave`. */
  enter(): Promise<boolean> {
    if (this.#places > 0) {
      this.#places -= 1
      return Promise.resolve(true)
    }
    if (this.#waiting.size >= this.#mostWaiting) return Promise.resolve(false)
    return new Promise((resolve) => {
      const settle = (admitted: boolean) => {
        clearTimeout(timer)
        this.#waiting.delete(settle)
        resolve(admitted)
      }
      const timer = setTimeout(() => settle(false), this.#patience)
      this.#waiting.add(settle)
    })
  }

  /** Gives the place to whoever waits longest. */
  leave() {
    const [next] = this.#waiting
    if (next) next(true)
    else this.#places += 1
  }
}
