/** Classes of characters the parser asks for. `nonSpaced` are the letters of scripts written without spaces
 *  between words, after which a link, a mention or a tag may begin at once. */
const nonSpaced =
  '(?=[\\p{L}\\p{M}\\p{N}])[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}\\p{scx=Bopo}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}\\p{scx=Tibt}\\u{E0100}-\\u{E01EF}]'

/** Variation selectors and the keycap are marks, but belong to an emoji and not to a word. */
const ofEmoji = '[\\uFE00-\\uFE0F\\u20E3]'

/** A stretch of letters, digits and the signs inside addresses, of scripts that use spaces. Like every stretch
 *  here it has a bound, since engines keep a stack of what a `+` took, and it overflows with megabytes; the rest
 *  is the next stretch. */
export const spacedRun = new RegExp(`(?:(?!${nonSpaced}|${ofEmoji})[\\p{L}\\p{M}\\p{N}_.+-]){1,2000}`, 'uy')

export const nonSpacedRun = new RegExp(`(?:${nonSpaced}){1,2000}`, 'uy')

const nonSpacedCharacter = new RegExp(`^${nonSpaced}$`, 'u')
const wordCharacter = new RegExp(`^(?!${nonSpaced}|${ofEmoji})[\\p{L}\\p{M}\\p{N}_]$`, 'u')

/** Whether `character` is a letter or digit of a script written without spaces. */
export function isNonSpaced(character: string): boolean {
  return character > '\x7f' && nonSpacedCharacter.test(character)
}

/** Whether the character that ends before `at` belongs to a word that goes on: a letter or digit of a script
 *  written with spaces. */
export function wordBefore(text: string, at: number): boolean {
  return wordCharacter.test(characterBefore(text, at))
}

/** Whether a word of a script written with spaces goes on, or begins, at `at`. */
export function wordAt(text: string, at: number): boolean {
  return wordCharacter.test(String.fromCodePoint(text.codePointAt(at) ?? 32))
}

/** The whole character that ends before `at`; '' at the start. */
export function characterBefore(text: string, at: number): string {
  const isLow = (text.charCodeAt(at - 1) & 0xfc00) === 0xdc00
  const isPair = isLow && (text.charCodeAt(at - 2) & 0xfc00) === 0xd800
  return text.slice(Math.max(0, at - (isPair ? 2 : 1)), at)
}

/** What `pattern`, a sticky expression, matches in `text` at `at`; '' if nothing. */
export function stretch(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}
