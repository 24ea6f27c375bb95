import { AsyncLocalStorage } from 'node:async_hooks'
import type { Transaction } from './driver.ts'

/** The transaction that the running code is part of, if it is still open. */
export type Running = { tx: Transaction; open: boolean; depth: number }

/**
 * Remembers, along the asynchronous flow of one `write`, which transaction it is in, so that a mutation that
 * calls another joins it. Work that outlives its transaction finds it closed and starts its own.
 */
export class Nesting {
  #running = new AsyncLocalStorage<Running>()

  current(): Running | undefined {
    const running = this.#running.getStore()
    return running?.open ? running : undefined
  }

  async within<T>(tx: Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const running: Running = { tx, open: true, depth: 0 }
    try {
      return await this.#running.run(running, () => work(tx))
    } finally {
      running.open = false
    }
  }
}
