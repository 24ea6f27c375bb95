const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** The number of characters a reader sees: extended grapheme clusters of UAX #29. A family emoji, a flag, a
 *  Hangul syllable and CRLF are one each. Browser and server agree as far as their Unicode versions do; where
 *  they differ, on emoji younger than one of them, the server decides. */
export function graphemes(text: string): number {
  if (isAscii(text)) return text.length - crlfs(text)
  let count = 0
  for (const _ of segmenter.segment(text)) count++
  return count
}

/** `text` itself when it has at most `most` graphemes, else its first `most − 1` and `…`. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  let count = 0
  let cut = 0
  for (const { index } of segmenter.segment(text)) {
    count++
    if (count === most) cut = index
    if (count > most) return `${text.slice(0, cut)}…`
  }
  return text
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false
  return true
}

function crlfs(text: string): number {
  let count = 0
  for (let at = text.indexOf('\r\n'); at !== -1; at = text.indexOf('\r\n', at + 2)) count++
  return count
}
