import { setTimeout as sleep } from 'node:timers/promises'
import { write } from '../../client.ts'
import type { Transaction } from '../../dialect/driver.ts'

/*
 * Many changes, in transactions so short that others hardly notice: their size follows how long they take, and in
 * between the database is left alone for as long.
 */

const begin = 50 // rows
const most = 1000
const short = 25 // ms
const long = 75

/** Goes through all of these; `work` changes some and answers how many it really changed. Answers all changed. */
export async function eachBatch<T>(
  all: T[],
  work: (tx: Transaction, some: T[]) => Promise<number>,
): Promise<number> {
  let [at, changed] = [0, 0]
  await paced(async (size) => {
    const some = all.slice(at, at + size)
    if (some.length > 0) changed += await write((tx) => work(tx, some))
    at += some.length
    return some.length
  })
  return changed
}

/** Lets `work` change at most `size` rows and answer how many it did, until it finds none. Answers all changed. */
export async function untilNone(work: (tx: Transaction, size: number) => Promise<number>): Promise<number> {
  let changed = 0
  await paced(async (size) => {
    const count = await write((tx) => work(tx, size))
    changed += count
    return count
  })
  return changed
}

async function paced(step: (size: number) => Promise<number>): Promise<void> {
  let size = begin
  for (;;) {
    const began = performance.now()
    if ((await step(size)) === 0) return
    const took = performance.now() - began
    if (took > long) size = Math.max(1, Math.floor(size / 4))
    if (took < short) size = Math.min(most, size * 2)
    await sleep(took)
  }
}
