import type pg from 'pg'
import { noteTime } from './slow.ts'

type Asking = (...given: unknown[]) => unknown
type Answered = (...told: unknown[]) => unknown

/** Has a connection note how long each of its statements takes. */
export function time(client: pg.PoolClient): void {
  const own = client as unknown as { query: Asking }
  const ask = own.query.bind(client)
  own.query = (...given) => {
    const began = performance.now()
    const note = () => noteTime(textOf(given[0]), performance.now() - began)
    const last = given.at(-1)
    // The pool calls back, everybody else waits for a promise.
    if (typeof last === 'function')
      return ask(...given.slice(0, -1), (...told: unknown[]) => {
        note()
        return (last as Answered)(...told)
      })
    const answer = ask(...given)
    if (answer instanceof Promise) answer.then(note, note)
    return answer
  }
}

const textOf = (asked: unknown): string =>
  typeof asked === 'string' ? asked : String((asked as { text?: unknown } | undefined)?.text ?? '')
