import { inspect } from 'node:util'

/** A text that the prompt shows as it is, without quotes. */
export class Verbatim {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toString(): string {
    return this.text
  }

  [inspect.custom](): string {
    return this.text
  }
}
