import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mixesAlphabets, readsAsLatin, skeleton, wearsBadge } from '#db/text/look-alike.ts'

test.each([
  ['Admin', 'АDМІN'],
  ['Pipit Team', 'Ρіріt_Теаm'],
  ['Paul', 'PauI'],
  ['Modern', 'Modem'],
  ['Bob', 'В0b'],
  ['Ελένη', 'Ελενη'],
])('%s and %s can be taken for each other', (one, other) => {
  expect(skeleton(one)).toBe(skeleton(other))
})

test.each([
  ['Ada', 'Ida'],
  ['Яна', 'Ada'],
  ['日本', '中国'],
  ['🦆', '🐦'],
])('%s and %s cannot', (one, other) => {
  expect(skeleton(one)).not.toBe(skeleton(other))
})

test('a word reads as Latin when every foreign letter in it does', () => {
  expect(readsAsLatin('аррӏе')).toBe(true)
  expect(readsAsLatin('ɡoogle')).toBe(true)
  expect(readsAsLatin('google')).toBe(false)
  expect(readsAsLatin('яблоко')).toBe(false)
  expect(readsAsLatin('münchen')).toBe(false)
})

test('a skeleton is its own skeleton', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(skeleton(skeleton(text))).toBe(skeleton(text))
    }),
  )
})

test('badges and mixed alphabets are found anywhere', () => {
  expect(wearsBadge('a🅅b')).toBe(true)
  expect(wearsBadge('⭐ 🔵 ❌')).toBe(false)
  expect(mixesAlphabets('ok plаin')).toBe(true)
  expect(mixesAlphabets('ok план')).toBe(false)
})
