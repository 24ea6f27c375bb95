import { connect, type Socket } from 'node:net'

/*
 * HTTP as cheap as it can be: clients that share the cores with those who answer must take little of them. One request
 * after the other on one connection; of an answer nothing is kept but its status.
 */

const end = Buffer.from('0\r\n\r\n')

export class Wire {
  #socket: Socket
  #settle: { resolve: (status: number) => void; reject: (error: Error) => void } | undefined
  #status = 0
  #left: number | undefined

  constructor(origin: string) {
    const { hostname, port } = new URL(origin)
    this.#socket = connect(Number(port), hostname)
    this.#socket.setNoDelay(true)
    this.#socket.on('data', (chunk: Buffer) => this.#hear(chunk))
    this.#socket.on('error', (error) => this.#settle?.reject(error))
    this.#socket.on('close', () => this.#settle?.reject(new Error('the connection was closed')))
  }

  /** Sends a whole request; resolves with its status when all of the answer has come. */
  ask(request: Buffer): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#settle = undefined
    this.#socket.destroy()
  }

  #hear(chunk: Buffer) {
    if (this.#status === 0) {
      // The head of an answer of ours fits into what comes first.
      const behind = chunk.indexOf('\r\n\r\n') + 4
      const head = chunk.toString('latin1', 0, behind)
      this.#status = Number(head.slice(9, 12))
      const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
      this.#left = length === undefined ? undefined : Number(length) + behind
    }
    if (this.#left !== undefined) this.#left -= chunk.length
    const isWhole = this.#left === undefined ? chunk.subarray(-end.length).equals(end) : this.#left <= 0
    if (!isWhole) return
    const status = this.#status
    this.#status = 0
    this.#settle?.resolve(status)
  }
}

/** A request as it goes over the wire. */
export function written(
  origin: string,
  path: string,
  headers: Record<string, string>,
  body?: Uint8Array,
): Buffer {
  const lines = Object.entries({
    host: new URL(origin).host,
    ...headers,
    ...(body && { 'content-length': String(body.length) }),
  }).map(([name, value]) => `${name}: ${value}`)
  const head = [`${body ? 'POST' : 'GET'} ${path} HTTP/1.1`, ...lines, '\r\n'].join('\r\n')
  return Buffer.concat([Buffer.from(head), body ?? Buffer.alloc(0)])
}
