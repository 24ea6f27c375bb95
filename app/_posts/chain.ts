import { composed } from '#db/text/limits.ts'

/*
 * Several posts that are written as one thread are one text, so that they are one draft: what no post can contain
 * stands between them.
 */

const between = '\f'

/** The texts of the posts, one at least. */
export const partsOf = (text: string): string[] => text.split(between).slice(0, composed.most)

export const joined = (parts: string[]): string => parts.join(between)

/** The field of a form that each of them has. */
export const fieldOf = (at: number): string => (at === 0 ? 'body' : `body${at + 1}`)

/** What the fields of a form say, and one post more if that was asked for; undefined when they say nothing of it. */
export function writtenIn(values: Record<string, unknown> | undefined): string | undefined {
  if (typeof values?.body !== 'string') return undefined
  const parts = Array.from({ length: composed.most }, (_, at) => values[fieldOf(at)])
  const written = parts.filter((part) => typeof part === 'string')
  return joined(values.add === undefined || written.length === composed.most ? written : [...written, ''])
}
