import type { Mark } from '#db/text/marks.ts'

/** A line with the break at its end, where it begins, and the marks in it as they are counted there. */
export type Paragraph = { at: number; text: string; marks: Mark[]; dir: 'ltr' | 'rtl' }

const leftwards = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const letter = /\p{L}/u

/**
 * The lines of a text, each with its direction; none when all of it runs to the right, which needs no telling.
 * Said here because browsers do not agree on it: whom a line answers must not decide how it runs, so that marks count
 * only where there are no other letters.
 */
export function paragraphs(text: string, marks: Mark[]): Paragraph[] {
  if (!leftwards.test(text)) return []
  let at = 0
  return (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) => {
    const from = at
    at += line.length
    const own = marks
      .filter(([start]) => start >= from && start < from + line.length)
      .map(([start, end, ...said]): Mark => [start - from, end - from, ...said])
    return { at: from, text: line, marks: own, dir: directionOf(line, own) }
  })
}

function directionOf(line: string, marks: Mark[]): 'ltr' | 'rtl' {
  const words = marks.reduceRight((rest, [from, to]) => rest.slice(0, from) + rest.slice(to), line)
  const [first = ''] = letter.exec(words) ?? letter.exec(line) ?? []
  return leftwards.test(first) ? 'rtl' : 'ltr'
}
