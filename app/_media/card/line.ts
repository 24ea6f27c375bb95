import bidiFactory from 'bidi-js'
import type { Glyph } from './face.ts'
import type { Typeface } from './typeface.ts'

const bidi = bidiFactory()

/** A text as its directions are: the level of every character, odd ones go from right to left (UAX #9). */
export type Directed = { text: string; levels: Uint8Array; isRightToLeft: boolean }

/** As the browser does with `dir="auto"`: what the first letter is, all of it is. */
export function directed(text: string, direction: 'ltr' | 'rtl' | 'auto' = 'auto'): Directed {
  const found = bidi.getEmbeddingLevels(text.replaceAll('\n', ' '), direction)
  const isRightToLeft = (found.paragraphs[0]?.level ?? 0) % 2 === 1
  return { text, levels: found.levels, isRightToLeft }
}

/** Sets a part of a text as one line, in the order it is seen. */
export function setLine(typeface: Typeface, { text, levels }: Directed, start: number, end: number) {
  const glyphs: Glyph[] = []
  let width = 0
  for (const run of visualRuns(levels, start, end)) {
    const shaped = typeface.set(text.slice(run.start, run.end), run.level % 2 === 1)
    for (const glyph of shaped.glyphs) glyphs.push({ ...glyph, x: glyph.x + width })
    width += shaped.width
  }
  return { glyphs, width }
}

export type Line = ReturnType<typeof setLine>

type LevelRun = { start: number; end: number; level: number }

/** Rule L2: from the highest level down, what stands side by side at this level or above is turned round. */
function visualRuns(levels: Uint8Array, start: number, end: number): LevelRun[] {
  const runs: LevelRun[] = []
  for (let at = start; at < end; at++) {
    const level = levels[at] ?? 0
    const last = runs.at(-1)
    if (last?.level === level) last.end = at + 1
    else runs.push({ start: at, end: at + 1, level })
  }
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level--) turn(runs, level)
  return runs
}

function turn(runs: LevelRun[], level: number): void {
  let from = 0
  while (from < runs.length) {
    let to = from
    while ((runs[to]?.level ?? -1) >= level) to++
    if (to > from) runs.splice(from, to - from, ...runs.slice(from, to).reverse())
    from = to + 1
  }
}
