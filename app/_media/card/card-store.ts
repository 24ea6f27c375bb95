/** Keeps what was made last, and makes the same thing once for all who ask for it meanwhile. */
export class CardStore {
  #kept = new Map<string, Buffer>()
  #making = new Map<string, Promise<Buffer>>()
  #bytes = 0
  #most: number

  /** `most`: bytes kept altogether. */
  constructor(most: number) {
    this.#most = most
  }

  get bytes(): number {
    return this.#bytes
  }

  async get(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const found = this.#kept.get(key)
    if (found) {
      // The one asked for last goes last.
      this.#kept.delete(key)
      this.#kept.set(key, found)
      return found
    }
    const making = this.#making.get(key) ?? this.#make(key, make)
    return making
  }

  async #make(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const making = make()
    this.#making.set(key, making)
    try {
      const made = await making
      this.#keep(key, made)
      return made
    } finally {
      this.#making.delete(key)
    }
  }

  #keep(key: string, made: Buffer): void {
    this.#kept.set(key, made)
    this.#bytes += made.length
    for (const [oldest, bytes] of this.#kept) {
      if (this.#bytes <= this.#most) return
      this.#kept.delete(oldest)
      this.#bytes -= bytes.length
    }
  }
}
