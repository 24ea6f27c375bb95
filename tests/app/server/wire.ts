import { connect, type Socket } from 'node:net'

/** A client that says exactly what it is told, byte by byte. */
export class Wire {
  #heard = ''
  #socket: Socket
  /** Everything the server said, once it has closed the connection. */
  readonly closed: Promise<string>

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1')
    this.#socket.on('data', (chunk) => {
      this.#heard += chunk.toString('latin1')
    })
    this.closed = new Promise((resolve) => {
      this.#socket.once('close', () => resolve(this.#heard))
    })
    this.#socket.on('error', () => undefined)
  }

  say(text: string | Buffer): this {
    this.#socket.write(text)
    return this
  }

  /** Waits until the server has said this; answers all it said so far. */
  async hear(words: string): Promise<string> {
    while (!this.#heard.includes(words)) {
      const more = Promise.race([
        new Promise((resolve) => this.#socket.once('data', resolve)),
        this.closed.then(() => Promise.reject(new Error(`closed after: ${this.#heard}`))),
      ])
      await more
    }
    return this.#heard
  }

  /** Says nothing more; what it said arrives. */
  finish(): this {
    this.#socket.end()
    return this
  }

  hangUp() {
    this.#socket.destroy()
  }
}

/** The head of a request, ready to be said. */
export const head = (method: string, target: string, headers: Record<string, string> = {}): string =>
  [
    `${method} ${target} HTTP/1.1`,
    ...Object.entries({ host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n')
