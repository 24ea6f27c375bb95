import { driver } from '../../client.ts'
import { inOneLine, type Statement } from './statement.ts'

/** Listens to what is asked of the database while a line that was entered runs; aloud, it says each at once. */
export class Hearing {
  aloud = false
  /** What the line asked so far; after it, what it asked. */
  heard: readonly Statement[] = []
  #startedAt = 0
  readonly #print: (text: string) => void

  constructor(print: (text: string) => void) {
    this.#print = print
  }

  /** A line begins: what was heard before is forgotten. */
  begin(): void {
    const heard: Statement[] = []
    this.heard = heard
    this.#startedAt = performance.now()
    driver().log = (text, values) => {
      heard.push({ text, values })
      if (this.aloud) this.#print(`${this.#elapsed()}  ${inOneLine({ text, values })}`)
    }
  }

  /** The line is answered. */
  end(): void {
    const { length } = this.heard
    if (this.aloud && length > 0)
      this.#print(`${this.#elapsed()}  done, ${length === 1 ? '1 statement' : `${length} statements`}`)
  }

  /** Since the line began. */
  #elapsed(): string {
    return `${(performance.now() - this.#startedAt).toFixed(1)} ms`.padStart(10)
  }
}
