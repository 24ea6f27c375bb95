import type { ServerResponse } from 'node:http'

/** Bytes that may wait for a slow reader. */
const room = 64 * 1024

/** What streams say: never what is new, only that a browser finds it where it always looks. */
export type Told =
  /** Home, or everyone's posts, have one as new as `id`; to be looked at at some moment within so many ms. */
  | { event: 'home' | 'everyone'; id: number; within: number }
  /** How many notifications are unread. */
  | { event: 'notifications'; id: number; unread: number }

/** One open stream of events, with a heartbeat every `beat` ms, so that no proxy takes it for dead. */
export class Stream {
  #response: ServerResponse

  constructor(response: ServerResponse, beat: number, onClose: () => void) {
    this.#response = response
    const timer = setInterval(() => this.write(':\n\n'), beat)
    response.once('close', () => {
      clearInterval(timer)
      onClose()
    })
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      // When it ends, a browser may be long gone.
      connection: 'close',
      'cache-control': 'private, no-store, no-transform',
      // nginx would collect what is said.
      'x-accel-buffering': 'no',
    })
    this.write(':\n\n')
  }

  /** Says what `written` made; whoever does not read is cut off, and asks for what they missed when they return. */
  write(text: string): void {
    if (this.#response.destroyed || this.#response.writableEnded) return
    this.#response.write(text)
    if (this.#response.writableLength > room) this.#response.destroy()
  }

  /** Ends it; the browser stays away for so many ms. */
  end(retry: number): void {
    this.write(`retry: ${Math.round(retry)}\n\n`)
    this.#response.end()
  }
}

/** How something is said in a stream. */
export const written = ({ event, id, ...data }: Told): string =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify({ id, ...data })}\n\n`
