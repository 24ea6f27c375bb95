import { seal as proof, sealState } from './seal.ts'

/*
 * Small notes that a browser keeps for us and cannot change: readable by whoever has the browser, signed with
 * AUTH_SECRET for one purpose, and worthless after a while.
 */

/** A note that `unseal` reads for `seconds`, if asked for the same purpose. */
export function seal(purpose: string, note: object, seconds: number, now = Date.now()): string {
  const text = Buffer.from(JSON.stringify({ note, until: now + seconds * 1000 })).toString('base64url')
  return `${text}.${proof(`${purpose}:${text}`)}`
}

/** What was sealed; undefined when it was for something else, is too old, or was changed. */
export function unseal(purpose: string, sealed: string | undefined, now = Date.now()): unknown {
  const [text = '', given = '', ...more] = sealed?.split('.') ?? []
  if (more.length > 0 || !sealState(`${purpose}:${text}`, given)) return undefined
  const { note, until } = JSON.parse(Buffer.from(text, 'base64url').toString()) as {
    note: unknown
    until: number
  }
  return now < until ? note : undefined
}
