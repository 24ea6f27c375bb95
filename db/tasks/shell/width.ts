const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Scripts and signs that a terminal draws over two columns, near enough (UAX #11, East Asian Width). */
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u

const columns = (grapheme: string): number => (wide.test(grapheme) ? 2 : 1)

/** How many columns of a terminal a text of one line covers. */
export function widthOf(text: string): number {
  let width = 0
  for (const { segment } of segmenter.segment(text)) width += columns(segment)
  return width
}

/** The text itself when it fits, else as much of it as does, and `…`. */
export function cut(text: string, room: number): string {
  if (text.length * 2 <= room || widthOf(text) <= room) return text
  let width = 1
  let end = 0
  for (const { segment, index } of segmenter.segment(text)) {
    width += columns(segment)
    if (width > room) break
    end = index + segment.length
  }
  return `${text.slice(0, end)}…`
}

export const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)))
