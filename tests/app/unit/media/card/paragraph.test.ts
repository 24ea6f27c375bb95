import { describe, expect, test } from 'vitest'
import { written } from '#app/_media/card/drawing.ts'
import { directed, setLine } from '#app/_media/card/line.ts'
import { fitted, leading, pieces } from '#app/_media/card/paragraph.ts'
import { Typeface } from '#app/_media/card/typeface.ts'

const room = { width: 1056, height: 296, sizes: [68, 60, 52, 44, 37, 31] }

async function set(text: string) {
  const paragraph = await fitted(text, room)
  if (!paragraph) throw new Error(`no font for ${text}`)
  return paragraph
}

/** The outline of one character, as a line that holds it does. */
async function outlineOf(character: string): Promise<string | undefined> {
  return (await set(character)).lines[0]?.glyphs[0]?.path
}

async function outlines(text: string): Promise<string[]> {
  return (await set(text)).lines.flatMap(({ glyphs }) => glyphs.map(({ path }) => path))
}

const seenAs = (characters: string) => Promise.all([...characters].map(outlineOf))

const texts: [what: string, text: string][] = [
  ['a word', 'Rain.'],
  ['a long text', 'The heron stood in the pond for a while and then it left. '.repeat(12)],
  ['500 wide letters', 'W'.repeat(500)],
  ['a long address', `See https://example.org/${'a'.repeat(300)} for more.`],
  ['Arabic', 'مرحبا بالعالم، هذا سطر من اليمين إلى اليسار. '.repeat(9)],
  ['Japanese', '今朝、サギが池に戻ってきました。'.repeat(20)],
  ['Thai', 'สวัสดีชาวโลก'.repeat(20)],
  ['emoji', '🐦🌧️☕'.repeat(60)],
  ['many lines', 'one\n'.repeat(40).trim()],
]

describe('A text on a card', () => {
  test.each(texts)('stays inside its room: %s', async (_, text) => {
    const { size, lines } = await set(text)

    expect(room.sizes).toContain(size)
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.length * size * leading).toBeLessThanOrEqual(room.height)
    // Letters that are joined may take a hair more than those that were measured one by one.
    expect(Math.max(...lines.map(({ width }) => width * size))).toBeLessThanOrEqual(room.width + 2)
  })

  test('is larger the shorter it is', async () => {
    const sentence = 'A heron stood in the pond. '
    const sizes = await Promise.all(
      [1, 3, 6, 12, 20].map(async (times) => (await set(sentence.repeat(times))).size),
    )

    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
    expect(sizes[0]).toBe(68)
    expect(sizes.at(-1)).toBe(31)
  })

  test('ends with … when there is more of it, and only then', async () => {
    const ending = await outlineOf('…')

    expect((await outlines('W'.repeat(500))).at(-1)).toBe(ending)
    expect(await outlines('W'.repeat(100))).not.toContain(ending)
  })

  test('keeps its line breaks and one blank line', async () => {
    const { lines } = await set('one\n\nthree')

    expect(lines.map(({ glyphs }) => glyphs.length)).toEqual([3, 0, 5])
  })

  test('breaks between words, and inside one only when it has no room for itself', () => {
    expect(pieces('to be, or\nnot').map(({ text }) => text)).toEqual(['to ', 'be, ', 'or', '\n', 'not'])
    expect(pieces('雨「はい」。').map(({ text }) => text)).toEqual(['雨', '「はい」。'])
  })
})

describe('What is written from right to left', () => {
  test.each([
    ['Arabic', 'مرحبا', true],
    ['Hebrew, then English', 'שלום world', true],
    ['English, then Hebrew', 'Hello עולם', false],
    ['a number, then Hebrew', '2026 שלום', true],
  ])('stands at the side of its first letter: %s', async (_, text, isRightToLeft) => {
    expect((await set(text)).isRightToLeft).toBe(isRightToLeft)
  })

  test('is seen in the order it is read', async () => {
    expect(await outlines('אבג')).toEqual(await seenAs('גבא'))
    expect(await outlines('אב cd')).toEqual(await seenAs('cdבא'))
    expect(await outlines('ab גד')).toEqual(await seenAs('abדג'))
    expect(await outlines('אב 12')).toEqual(await seenAs('12בא'))
  })

  test('has its brackets around what they hold', async () => {
    expect(await outlines('אב (cd) 12.')).toEqual(await seenAs('.12(cd)בא'))
    expect(await outlines('ab (גד).')).toEqual(await seenAs('ab(דג).'))
  })

  test('has its dots where the font puts them: the one of a final noon lies in its bowl', async () => {
    const typeface = await Typeface.for('من', 400)
    const text = directed('من')
    const heights = typeface && setLine(typeface, text, 0, text.text.length).glyphs.map(({ y }) => y)

    expect(Math.min(...(heights ?? []))).toBeLessThan(0)
    const drawn = written(await set('من'), { x: 0, y: 0, width: 1056 })
    const [letter, other, dot = 0] = [...drawn.matchAll(/translate\([\d.]+ ([\d.]+)\)/g)]
      .map(([, y]) => Number(y))
      .toSorted((a, b) => a - b)
    expect(other).toBe(letter)
    expect(dot).toBeGreaterThan(letter ?? 0)
  })
})
