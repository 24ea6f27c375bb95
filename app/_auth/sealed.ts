import { createHmac, timingSafeEqual } from 'node:crypto'

/*
 * Small notes that a browser keeps for us and cannot change: readable by whoever has the browser, signed with
 * AUTH_SECRET for one purpose, and worthless after a while.
 */

/** A note that `unseal` reads for `seconds`, if asked for the same purpose. */
export function seal(purpose: string, note: object, seconds: number, now = Date.now()): string {
  const text = Buffer.from(JSON.stringify({ note, until: now + seconds * 1000 })).toString('base64url')
  return `${text}.${signature(purpose, text).toString('base64url')}`
}

/** What was sealed; undefined when it was for something else, is too old, or was changed. */
export function unseal(purpose: string, sealed: string | undefined, now = Date.now()): unknown {
  const [text = '', given = '', ...more] = sealed?.split('.') ?? []
  const expected = signature(purpose, text)
  const actual = Buffer.from(given, 'base64url')
  if (more.length > 0 || actual.length !== expected.length || !timingSafeEqual(actual, expected))
    return undefined
  const { note, until } = JSON.parse(Buffer.from(text, 'base64url').toString()) as {
    note: unknown
    until: number
  }
  return now < until ? note : undefined
}

const signature = (purpose: string, text: string) =>
  createHmac('sha256', process.env.AUTH_SECRET ?? '')
    .update(`${purpose}:${text}`)
    .digest()
