import { type Directed, directed, type Line, setLine } from './line.ts'
import { graphemesOf, Typeface, type Weight } from './typeface.ts'

/** A text in lines of a size, in pixels; `isRightToLeft` says at which side they begin. */
export type Paragraph = { size: number; lines: Line[]; isRightToLeft: boolean }

export type Room = {
  width: number
  height: number
  /** Tried from the first, the largest, to the last. */
  sizes: number[]
  weight?: Weight
}

/** From line to line, in sizes of the font. */
export const leading = 1.35

/**
 * Sets a text as large as it fits; what does not fit in the smallest size ends with `…`. Undefined when no font
 * here shows all of it.
 */
export async function fitted(text: string, { width, height, sizes, weight = 400 }: Room) {
  const typeface = await Typeface.for(text, weight)
  return typeface && laidOut(typeface, text, { width, height, sizes })
}

function laidOut(typeface: Typeface, text: string, { width, height, sizes }: Room): Paragraph {
  const whole = directed(text)
  const { isRightToLeft } = whole
  const measured = pieces(text).map((piece) => ({ ...piece, ...measure(typeface, piece.text) }))
  const smallest = sizes.at(-1) ?? 16
  for (const size of sizes) {
    const spans = brokenAt(width / size, measured, typeface)
    const most = Math.max(1, Math.floor(height / (size * leading)))
    if (spans.length > most && size !== smallest) continue
    const shown = spans.slice(0, most)
    const last = shown.pop() ?? { start: 0, end: 0 }
    const lines = shown.map(({ start, end }) => setLine(typeface, whole, start, end))
    const end =
      spans.length > most
        ? cutLine(typeface, whole, last, width / size)
        : setLine(typeface, whole, last.start, last.end)
    return { size, isRightToLeft, lines: [...lines, end] }
  }
  return { size: smallest, isRightToLeft, lines: [] }
}

type Span = { start: number; end: number }
type Piece = Span & { text: string; isBreak: boolean }
type Measured = Piece & { width: number; space: number }

/** The parts between which a line may end, with the space after them. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = []
  for (const { 0: piece, index } of text.matchAll(/\n|[^\S\n]*[^\s]+[^\S\n]*|[^\S\n]+/gu)) {
    for (const part of unspaced.test(piece) ? partsOf(piece) : [piece]) {
      const start = found.at(-1)?.end ?? index
      found.push({ text: part, start, end: start + part.length, isBreak: part === '\n' })
    }
  }
  return found
}

/** Scripts that put no spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u

const words = new Intl.Segmenter('und', { granularity: 'word' })

/** Words; what closes stays with the one before, what opens with the one behind. */
function partsOf(text: string): string[] {
  const parts: string[] = []
  let opening = ''
  for (const { segment, isWordLike } of words.segment(text)) {
    if (/^[\p{Ps}\p{Pi}]+$/u.test(segment)) opening += segment
    else if (isWordLike || parts.length === 0 || opening) {
      parts.push(opening + segment)
      opening = ''
    } else parts.push((parts.pop() ?? '') + segment)
  }
  return opening ? [...parts, opening] : parts
}

function measure(typeface: Typeface, text: string) {
  const seen = text.trimEnd()
  return { width: typeface.widthOf(seen), space: typeface.widthOf(text.slice(seen.length)) }
}

/** Lines no wider than `most`; only what is wider by itself is broken anywhere. */
function brokenAt(most: number, measured: Measured[], typeface: Typeface): Span[] {
  const spans: Span[] = []
  let line: Span | undefined
  let used = 0
  const close = (at: number) => {
    spans.push(line ?? { start: at, end: at })
    line = undefined
    used = 0
  }
  for (const { text, start, end, isBreak, width, space } of measured) {
    if (isBreak) close(start)
    else if (width > most) {
      for (const grapheme of spread(text, start)) {
        const wide = typeface.widthOf(grapheme.text)
        if (line && used + wide > most) close(start)
        line = { start: line?.start ?? grapheme.start, end: grapheme.end }
        used += wide
      }
    } else {
      if (line && used + width > most) close(start)
      line = { start: line?.start ?? start, end: end - (text.length - text.trimEnd().length) }
      used += width + space
    }
  }
  if (line) spans.push(line)
  return spans
}

function* spread(text: string, start: number) {
  let at = start
  for (const grapheme of graphemesOf(text)) {
    yield { text: grapheme, start: at, end: at + grapheme.length }
    at += grapheme.length
  }
}

/** As much of a line as leaves room for `…`. */
function cutLine(
  typeface: Typeface,
  { text, isRightToLeft }: Directed,
  { start, end }: Span,
  most: number,
): Line {
  const kept = graphemesOf(text.slice(start, end))
  for (;;) {
    const cut = directed(`${kept.join('').trimEnd()}…`, isRightToLeft ? 'rtl' : 'ltr')
    const line = setLine(typeface, cut, 0, cut.text.length)
    if (line.width <= most || kept.length === 0) return line
    kept.pop()
  }
}
