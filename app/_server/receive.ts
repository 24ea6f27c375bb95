import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Expected } from './body.ts'
import type { Refusal } from './refuse.ts'

/** Takes in whole bodies before anyone works on them, so that a slow client costs a little memory and no work. */
export class Reception {
  #stall: number
  #room: number
  #whole: number

  /**
   * `stall`: ms without a byte until a client is given up; `room`: bytes that all bodies may take together; `whole`:
   * ms until all of a body that is taken in must have come. One that is passed on may take as long as it moves.
   */
  constructor(stall: number, room: number, whole: number) {
    this.#stall = stall
    this.#room = room
    this.#whole = whole
  }

  /**
   * Waits for the end of the body and leaves all of it in the request, unread. Answers what is wrong with it:
   * too large, unreadable, stalled, no room, or 'gone' when the client is.
   */
  receive(
    req: IncomingMessage,
    res: ServerResponse,
    { most, isReadable }: Expected,
  ): Promise<Refusal | 'gone' | undefined> {
    const chunks: Buffer[] = []
    let bytes = 0
    res.once('close', () => {
      this.#room += bytes
    })

    return new Promise((resolve, reject) => {
      const settle = (fault: Refusal | 'gone' | undefined) => {
        clearTimeout(timer)
        clearTimeout(end)
        res.off('close', leave)
        Reflect.deleteProperty(req, 'push')
        if (!fault) for (const chunk of [...chunks, null]) req.push(chunk)
        resolve(fault)
      }
      const leave = () => settle('gone')
      const timer = setTimeout(() => settle(408), this.#stall)
      const end = setTimeout(() => settle(408), this.#whole)
      res.once('close', leave)

      // Node's parser hands what it reads to req.push. Holding it back here counts what truly came, and the one
      // who reads the request later finds it as fresh as ever.
      req.push = (chunk: Buffer | null) => {
        if (chunk === null) {
          clearTimeout(timer)
          isReadable(Buffer.concat(chunks)).then((readable) => settle(readable ? undefined : 400), reject)
          return false
        }
        bytes += chunk.length
        this.#room -= chunk.length
        if (bytes > most) settle(413)
        else if (this.#room < 0) settle(503)
        else chunks.push(chunk)
        timer.refresh()
        return true
      }
    })
  }

  /** Lets a body pass to whoever reads it, and ends the connection when it is larger than it may be or stands still. */
  watch(req: IncomingMessage, res: ServerResponse, most: number): void {
    const { push } = req
    let bytes = 0
    const leave = () => void req.destroy()
    const timer = setTimeout(leave, this.#stall).unref()
    res.once('close', () => clearTimeout(timer))
    req.push = (chunk: Buffer | null) => {
      bytes += chunk?.length ?? 0
      if (chunk === null) clearTimeout(timer)
      else timer.refresh()
      if (bytes > most) leave()
      return push.call(req, chunk)
    }
  }
}
