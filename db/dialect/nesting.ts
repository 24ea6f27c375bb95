import { AsyncLocalStorage } from 'node:async_hooks'
import type { Transaction } from './driver.ts'

/** A write that has begun: a transaction, or a savepoint within the write around it. */
export type Running = {
  tx: Transaction
  depth: number
  outer: Running | undefined
  open: boolean
  /** Settles when all that joined so far are over. */
  joined: Promise<unknown>
}

/**
 * Remembers, along the asynchronous flow of one `write`, which transaction it is in, so that a mutation that
 * calls another joins it. Work that outlives its transaction finds it closed and starts its own.
 */
export class Nesting {
  #running = new AsyncLocalStorage<Running>()

  /** The innermost write that the running code is part of and that is still open. */
  current(): Running | undefined {
    let running = this.#running.getStore()
    while (running && !running.open) running = running.outer
    return running
  }

  /** Runs the work of one write, so that those it starts find it. It is over when they are, too. */
  async within<T>(tx: Transaction, work: (tx: Transaction) => Promise<T>, outer?: Running): Promise<T> {
    const depth = outer ? outer.depth + 1 : 0
    const running: Running = { tx, depth, outer, open: true, joined: Promise.resolve() }
    try {
      return await this.#running.run(running, () => work(tx))
    } finally {
      running.open = false
      await running.joined
    }
  }

  /** Lets one more join, after those before it: savepoints lie within one another and cannot overlap. */
  join<T>(outer: Running, step: () => Promise<T>): Promise<T> {
    const turn = outer.joined.then(step)
    outer.joined = turn.catch(() => undefined)
    return turn
  }
}
