import { readFile } from 'node:fs/promises'
import { Blob, Direction, Font, Face as FontFace, Buffer as Shaping, shape } from 'harfbuzzjs'
import { fontInWoff } from './woff.ts'

/** Outlines of glyphs, placed; all lengths are in the size of the font, upwards from the line. */
export type Shaped = { width: number; glyphs: Glyph[] }
export type Glyph = { path: string; x: number; y: number; scale: number }

/** One font file, ready to set text. */
export class Face {
  #font: Font
  #unit: number
  #paths = new Map<number, string>()

  constructor(font: Uint8Array) {
    const face = new FontFace(new Blob(font))
    this.#font = new Font(face)
    this.#unit = 1 / face.upem
  }

  has(character: number): boolean {
    return (this.#font.nominalGlyph(character) ?? 0) > 0
  }

  /** Sets a run of one direction, from left to right as it is seen. */
  set(text: string, isRightToLeft: boolean): Shaped {
    shaping.reset()
    shaping.addText(text)
    shaping.setDirection(isRightToLeft ? Direction.RTL : Direction.LTR)
    shaping.guessSegmentProperties()
    shape(this.#font, shaping)
    const glyphs: Glyph[] = []
    let width = 0
    for (const {
      codepoint: glyph,
      xAdvance = 0,
      xOffset = 0,
      yOffset = 0,
    } of shaping.getGlyphInfosAndPositions()) {
      const path = this.#pathOf(glyph)
      if (path)
        glyphs.push({ path, x: width + xOffset * this.#unit, y: yOffset * this.#unit, scale: this.#unit })
      width += xAdvance * this.#unit
    }
    return { width, glyphs }
  }

  #pathOf(glyph: number): string {
    const path = this.#paths.get(glyph) ?? this.#font.glyphToPath(glyph)
    this.#paths.set(glyph, path)
    return path
  }
}

const shaping = new Shaping()

const faces = new Map<string, Promise<Face>>()

/** The face in a file; read once, as there are only so many files. */
export function faceIn(path: string): Promise<Face> {
  const face = faces.get(path) ?? readFace(path)
  faces.set(path, face)
  return face
}

const readFace = async (path: string): Promise<Face> => new Face(await fontInWoff(await readFile(path)))
