import { type Face, faceIn, type Shaped } from './face.ts'
import { filesFor } from './font-files.ts'

export type Weight = 400 | 700

/** A part of a text that one face shows. */
type Run = { text: string; face: Face }

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** The faces that together show a text, and nothing but that text, in one weight. */
export class Typeface {
  #faces: Map<string, Run[]>
  #widths = new Map<string, number>()

  private constructor(faces: Map<string, Run[]>) {
    this.#faces = faces
  }

  /**
   * Undefined when no font here has some letter or number of the text: rather none of it than empty boxes. A sign
   * or an emoji that none has is left out.
   */
  static async for(text: string, weight: Weight): Promise<Typeface | undefined> {
    const faces = new Map<string, Run[]>()
    for (const grapheme of new Set(graphemesOf(`${text}… `))) {
      if (/^\n$/.test(grapheme)) continue
      const runs = await runsFor(grapheme, weight)
      if (!runs && /[\p{L}\p{N}\p{M}\p{Co}]/u.test(grapheme)) return undefined
      faces.set(grapheme, runs ?? [])
    }
    return new Typeface(faces)
  }

  /** How wide a text is, in the size of the font. */
  widthOf(text: string): number {
    const width = this.#widths.get(text) ?? this.set(text).width
    this.#widths.set(text, width)
    return width
  }

  /** Sets a text of one direction, from left to right as it is seen. */
  set(text: string, isRightToLeft = false): Shaped {
    const runs: Run[] = []
    for (const grapheme of graphemesOf(text)) {
      for (const run of this.#faces.get(grapheme) ?? []) {
        const last = runs.at(-1)
        if (last?.face === run.face) last.text += run.text
        else runs.push({ ...run })
      }
    }
    if (isRightToLeft) runs.reverse()
    const whole: Shaped = { width: 0, glyphs: [] }
    for (const { text, face } of runs) {
      const { width, glyphs } = face.set(text, isRightToLeft)
      for (const glyph of glyphs) whole.glyphs.push({ ...glyph, x: glyph.x + whole.width })
      whole.width += width
    }
    return whole
  }
}

export const graphemesOf = (text: string): string[] =>
  Array.from(graphemes.segment(text), ({ segment }) => segment)

async function runsFor(grapheme: string, weight: Weight): Promise<Run[] | undefined> {
  const visible = charactersOf(grapheme)
  if (visible.length === 0) return []
  const face = await faceWith(visible, weight)
  if (face) return [{ text: grapheme, face }]
  // An emoji of several that no font has as one is shown as those.
  if (!/\p{Emoji}/u.test(grapheme) || visible.length === 1) return undefined
  const runs: Run[] = []
  for (const character of visible) {
    const one = await faceWith([character], weight)
    if (!one) return undefined
    runs.push({ text: String.fromCodePoint(character), face: one })
  }
  return runs
}

/** The first face that has all of these. */
async function faceWith([first = 0, ...others]: number[], weight: Weight): Promise<Face | undefined> {
  for (const file of await filesFor(first, weight)) {
    const face = await faceIn(file)
    if ([first, ...others].every((character) => face.has(character))) return face
  }
  return undefined
}

/** The characters of a grapheme, without those that only say how to show the others. */
const charactersOf = (grapheme: string): number[] =>
  [...grapheme]
    .filter((character) => !/[\p{Default_Ignorable_Code_Point}\p{Cc}]/u.test(character))
    .map((character) => character.codePointAt(0) ?? 0)
