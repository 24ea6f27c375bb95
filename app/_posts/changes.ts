import { diffArrays } from 'diff'

/** A part of a text: as it was, or only in the one before or the one after. */
export type Change = { text: string; is: 'kept' | 'removed' | 'added' }

// Beyond as many, all of it is another text; and nobody waits for the difference.
const most = 400
const words = new Intl.Segmenter(undefined, { granularity: 'word' })

/** What makes one text of another, word by word in whatever script; no letter is cut. */
export function changesOf(before: string, after: string): Change[] {
  const parts = diffArrays(wordsIn(before), wordsIn(after), { maxEditLength: most })
  if (!parts) return [part(before, 'removed'), part(after, 'added')].filter(({ text }) => text !== '')
  return parts.map(({ value, removed, added }) =>
    part(value.join(''), removed ? 'removed' : added ? 'added' : 'kept'),
  )
}

const wordsIn = (text: string): string[] => Array.from(words.segment(text), ({ segment }) => segment)

const part = (text: string, is: Change['is']): Change => ({ text, is })
