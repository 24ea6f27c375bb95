import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytes, graphemes, postLength } from '#db/text/count.ts'
import { shortened } from '#db/text/graphemes.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 200 })

describe('graphemes are what a reader counts', () => {
  test.each([
    ['', 0],
    ['Ada', 3],
    ['a\r\nb', 3],
    ['日本語', 3],
    ['한국', 2],
    ['\u1112\u1161\u11ab', 1],
    ['क्षि', 1],
    ['e\u0301', 1],
    ['👨‍👩‍👧‍👦', 1],
    ['👩🏽‍🚀', 1],
    ['🇩🇪🇫🇷', 2],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 1],
    ['❤️', 1],
    ['مرحبا', 5],
    ['שָׁלוֹם', 4],
  ])('%j has %i', (text, count) => {
    expect(graphemes(text)).toBe(count)
  })
})

test('bytes are those of UTF-8, for every text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(bytes(text)).toBe(new TextEncoder().encode(text).length)
    }),
  )
  expect(bytes('\ud800a')).toBe(new TextEncoder().encode('\ud800a').length)
})

describe('the length of a post', () => {
  test.each([
    ['hello', 5],
    [`https://example.com/${'a'.repeat(300)}`, 23],
    ['http://a.co', 23],
    ['see example.com now', 4 + 23 + 4],
    ['http://a.co http://b.co', 23 + 1 + 23],
    ['@ada #tag', 9],
    ['👨‍👩‍👧https://example.com', 24],
    ['http://nobody', 13],
  ])('%j counts %i', (text, length) => {
    expect(postLength(text)).toBe(length)
  })

  test('is its graphemes when it links to nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const plain = text.replaceAll('.', ' ')
        expect(postLength(plain)).toBe(graphemes(plain))
      }),
    )
  })
})

test('a shortened text keeps whole characters and says that it was cut', () => {
  expect(shortened('hello', 5)).toBe('hello')
  expect(shortened('hello!', 5)).toBe('hell…')
  expect(shortened('👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 2)).toBe('👨‍👩‍👧…')
  expect(shortened('👨‍👩‍👧👨‍👩‍👧', 2)).toBe('👨‍👩‍👧👨‍👩‍👧')
})
