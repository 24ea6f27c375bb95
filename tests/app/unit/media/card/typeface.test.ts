import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesFor, rangesIn } from '#app/_media/card/font-files.ts'
import { Typeface } from '#app/_media/card/typeface.ts'

const first = async (character: string, weight: 400 | 700 = 400) =>
  basename((await filesFor(character.codePointAt(0) ?? 0, weight))[0] ?? 'none')

describe('The fonts', () => {
  test.each([
    ['a', 'noto-sans-latin-400-normal.woff'],
    ['ő', 'noto-sans-latin-ext-400-normal.woff'],
    ['Ж', 'noto-sans-cyrillic-400-normal.woff'],
    ['λ', 'noto-sans-greek-400-normal.woff'],
    ['क', 'noto-sans-devanagari-400-normal.woff'],
    ['م', 'noto-sans-arabic-arabic-400-normal.woff'],
    ['ש', 'noto-sans-hebrew-hebrew-400-normal.woff'],
    ['ส', 'noto-sans-thai-thai-400-normal.woff'],
    ['ꦱ', 'none'],
  ])('of %s are in the files their ranges say', async (character, file) => {
    expect(await first(character)).toBe(file)
  })

  test('are bold where there is a bold one', async () => {
    expect(await first('a', 700)).toBe('noto-sans-latin-700-normal.woff')
    expect(await first('雨', 700)).toMatch(/^kosugi-\d+-400-normal\.woff$/)
  })

  test('are installed, every file that may be asked for', async () => {
    const files = new Set<string>()
    for (let character = 0x20; character < 0x20000; character += 16)
      for (const weight of [400, 700] as const)
        for (const file of await filesFor(character, weight)) files.add(file)

    expect(files.size).toBeGreaterThan(250)
    expect([...files].filter((file) => !existsSync(file))).toEqual([])
  })

  test('have ranges of one character and of many', () => {
    expect(rangesIn('U+0000-00FF, U+131')).toEqual([
      [0, 255],
      [0x131, 0x131],
    ])
  })
})

describe('A typeface', () => {
  test.each([
    'Hello',
    'Příliš žluťoučký',
    'Привет',
    'नमस्ते',
    'สวัสดี',
    '안녕하세요',
    '雨です',
    'שלום',
    'مرحبا',
    '👩‍💻🇳🇴👍🏽❤️',
    '½ № € ✓ →',
  ])('has what %s needs', async (text) => {
    const typeface = await Typeface.for(text, 400)

    expect(typeface?.set(text).glyphs.length).toBeGreaterThan(0)
  })

  test('makes one sign of an emoji of several', async () => {
    const typeface = await Typeface.for('👩‍💻🇳🇴', 400)

    expect(typeface?.set('👩‍💻').glyphs).toHaveLength(1)
    expect(typeface?.set('🇳🇴').glyphs).toHaveLength(1)
  })

  test('leaves out a sign that no font has', async () => {
    const typeface = await Typeface.for('a\u{1CD00}b', 400)

    expect(typeface?.set('a\u{1CD00}b').glyphs).toHaveLength(2)
  })

  test('is none when it would have to leave out a letter', async () => {
    expect(await Typeface.for('Java ꦱ', 400)).toBeUndefined()
    expect(await Typeface.for('\u{E000}', 400)).toBeUndefined()
  })
})
