import { setTimeout as sleep } from 'node:timers/promises'
import { type Fields, formOn, send } from '../e2e/forms.ts'
import type { Pipit } from '../e2e/pipit.ts'
import type { Person } from '../e2e/world.ts'

/** What became of posts that were sent, by their words: what never came back may be stored or not. */
export type Ledger = { acknowledged: string[]; refused: string[]; unknown: string[]; slowest: number }

export const newLedger = (): Ledger => ({ acknowledged: [], refused: [], unknown: [], slowest: 0 })

let count = 0

/** Has so many clients post one after the other, wherever `place` is at that moment; answers how to have them stop. */
export async function keepPosting(
  place: () => Pipit,
  person: Person,
  ledger: Ledger,
  clients = 16,
): Promise<() => Promise<void>> {
  const form = await formOn(place(), person, '/compose', 'body', 'key')
  let isOver = false
  const client = async () => {
    while (!isOver) {
      const body = `Line ${count}`
      const began = performance.now()
      const status = await post(place(), person, form, body, `key-of-line-${count++}`)
      if (status === undefined) {
        ledger.unknown.push(body)
        await sleep(20)
        continue
      }
      ledger.slowest = Math.max(ledger.slowest, performance.now() - began)
      if (status === 303) ledger.acknowledged.push(body)
      else ledger.refused.push(body)
    }
  }
  const all = Promise.all(Array.from({ length: clients }, client))
  return async () => {
    isOver = true
    await all
  }
}

/** Sends one post; its status, or nothing when no answer came. */
export async function post(
  place: Pipit,
  person: Person,
  form: Fields,
  body: string,
  key: string,
): Promise<number | undefined> {
  const given: Record<string, string> = { body, key }
  const fields = form.map(([name, value]): [string, string] => [name, given[name] ?? value])
  try {
    const answer = await send(place, person, '/compose', fields)
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return undefined
  }
}

/** How long reading takes meanwhile: asks for a page again and again, and answers how to stop, with the times in ms. */
export function keepReading(
  place: () => Pipit,
  path = '/',
): () => Promise<{ took: number[]; failed: number }> {
  const took: number[] = []
  let failed = 0
  let isOver = false
  const reading = (async () => {
    while (!isOver) {
      const began = performance.now()
      const status = await fetch(place().origin + path).then(
        async (answer) => {
          await answer.arrayBuffer()
          return answer.status
        },
        () => 0,
      )
      took.push(performance.now() - began)
      if (status !== 200) failed += 1
      await sleep(20)
    }
  })()
  return async () => {
    isOver = true
    await reading
    return { took, failed }
  }
}
