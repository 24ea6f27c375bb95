import { bytes, graphemes, postLength } from './count.ts'
import * as limits from './limits.ts'
import { mixesAlphabets, skeleton, wearsBadge } from './look-alike.ts'

export type TextProblem =
  | 'not-text'
  | 'malformed'
  | 'control'
  | 'marks'
  | 'bidi'
  | 'empty'
  | 'too-long'
  | 'too-many-bytes'
  | 'mixed-script'
  | 'badge'
  | 'look-alike'

/** `most` and `length` come with 'too-long' (in graphemes as the rule counts them; no `length` when the text was
 *  too large to count) and with 'too-many-bytes' (in bytes). */
export type GateAnswer =
  | { ok: true; text: string }
  | { ok: false; problem: TextProblem; most?: number; length?: number }

export type Rule = limits.Room & {
  /** One line: a line break becomes a space. */
  lines: 'one' | 'many'
  /** Whether a text nobody can see is a problem; otherwise it is `''`. */
  required: boolean
  /** A name stands inside sentences of ours: no overrides of direction, no towers of marks. */
  isName?: boolean
  /** How the length is counted; graphemes unless told. */
  length?: (text: string) => number
}

/** The only way in for text that people write. Answers the text as it will be stored, or its first problem:
 *
 *  - a string, well formed (a lone surrogate would become U+FFFD in both databases);
 *  - every line break (CRLF, CR, U+2028, U+2029) is `\n`; a tab is a space, since it comes with pasted text and
 *    means nothing to a reader; other C0 and C1 controls and noncharacters are refused;
 *  - no more than 30 combining marks in a row, the bound of UAX #15's stream-safe text, which no language
 *    reaches; it also keeps normalising linear. A name may have 4 nonspacing ones on a letter: pointed Hebrew,
 *    Burmese and Vedic fit; Tibetan letters below letters are not counted;
 *  - NFC; no white space (Unicode White_Space, U+FEFF) around it; at most two blank lines in a row;
 *  - limited in graphemes and in bytes.
 *
 *  Passing an answer through again changes nothing. */
export function gate(raw: unknown, rule: Rule): GateAnswer {
  if (typeof raw !== 'string') return refuse('not-text')
  // Normalising may shrink a text to a third; what is larger than that stays too long, and is not worth reading.
  if (raw.length > 4 * rule.bytes) return { ok: false, problem: 'too-long', most: rule.graphemes }
  if (!raw.isWellFormed()) return refuse('malformed')
  const plain = raw.replace(/\r\n|[\r\u2028\u2029]/g, '\n').replaceAll('\t', ' ')
  if (forbidden.test(plain)) return refuse('control')
  if (endlessMarks.test(plain)) return refuse('marks')
  if (rule.isName && directions.test(plain)) return refuse('bidi')

  const text = laidOut(plain.normalize('NFC'), rule)
  if (!isVisible(text)) return rule.required ? refuse('empty') : { ok: true, text: '' }
  if (rule.isName && hasTower(text)) return refuse('marks')
  const size = bytes(text)
  const length = (rule.length ?? graphemes)(text)
  if (length > rule.graphemes) return { ok: false, problem: 'too-long', most: rule.graphemes, length }
  if (size > rule.bytes) return { ok: false, problem: 'too-many-bytes', most: rule.bytes, length: size }
  return { ok: true, text }
}

/** The text of a post; `most` is the operator's limit in graphemes, where a link counts 23. */
export function postText(raw: unknown, most: number = limits.post.graphemes): GateAnswer {
  const room = { graphemes: most, bytes: limits.postBytes(most) }
  return gate(raw, { ...room, lines: 'many', required: true, length: postLength })
}

/** What a person writes about themselves; may be empty. */
export function bioText(raw: unknown): GateAnswer {
  return gate(raw, { ...limits.bio, lines: 'many', required: false })
}

/** Several lines in `room`, such as what a report says besides its reason; may be empty unless `required`. */
export function linesText(raw: unknown, room: limits.Room, required = false): GateAnswer {
  return gate(raw, { ...room, lines: 'many', required })
}

/** A single line in `room`, such as a profile field: its label, its value; may be empty unless `required`. */
export function fieldText(raw: unknown, room: limits.Room, required = false): GateAnswer {
  return gate(raw, { ...room, lines: 'one', required, isName: true })
}

/** A display name; may be empty, the handle is shown then. Refused besides what `gate` refuses: Latin, Cyrillic
 *  and Greek letters in one word, signs that pass for a badge, and a name that reads like one of `staff`
 *  (the names of people with a role; leave out the person's own). */
export function displayName(raw: unknown, staff: Iterable<string> = []): GateAnswer {
  const answer = fieldText(raw, limits.name)
  if (!answer.ok || answer.text === '') return answer
  if (mixesAlphabets(answer.text)) return refuse('mixed-script')
  if (wearsBadge(answer.text)) return refuse('badge')
  const reading = skeleton(answer.text)
  for (const name of staff) if (skeleton(name) === reading) return refuse('look-alike')
  return answer
}

/** Whether a reader sees anything of `text`: not only white space, characters Unicode makes invisible (zero-width
 *  ones, soft hyphen, fillers of Hangul, variation selectors, tags) and those it forgot, such as the blank
 *  Braille pattern. */
export function isVisible(text: string): boolean {
  return /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\u2800\uFFF9-\uFFFB\u{13430}-\u{13455}\u{16FE4}\u{1D159}]/u.test(
    text,
  )
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const forbidden = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\p{Noncharacter_Code_Point}]/u
const endlessMarks = /\p{M}{31}/u
/** Nonspacing and enclosing marks, without Tibetan letters below letters and the variation selectors of emoji. */
const stacked = /(?!\p{Variation_Selector}|(?=\p{Script=Tibetan})[^\u0F71-\u0F87])[\p{Mn}\p{Me}]/gu
const directions = /[\u202A-\u202E\u2066-\u2069]/
const hostileSpacing = /\n(?:[^\S\n]*\n){3,}/g

function laidOut(text: string, rule: Rule): string {
  return (rule.lines === 'one' ? text.replace(/\n+/g, ' ') : text.replace(hostileSpacing, '\n\n\n')).trim()
}

function hasTower(text: string): boolean {
  for (const [marks] of text.matchAll(/\p{M}+/gu)) {
    if ((marks.match(stacked)?.length ?? 0) > 4) return true
  }
  return false
}

function refuse(problem: TextProblem): GateAnswer {
  return { ok: false, problem }
}
