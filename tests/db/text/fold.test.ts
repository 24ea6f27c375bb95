import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '#db/text/fold.ts'

describe('what people search for and what is written fold alike:', () => {
  test.each([
    ['ÜBUNG', 'ubung'],
    ['Straße', 'strasse'],
    ['ＰＩＰＩＴ', 'pipit'],
    ['Łódź', 'lodz'],
    ['Ελλάδα', 'ελλαδα'],
    ['ΟΔΟΣ', 'οδος'],
    ['Ёлка', 'елка'],
    ['שָׁלוֹם', 'שלום'],
    ['مُحَمَّد', 'محمد'],
    ['می‌خواهم', 'میخواهم'],
    ['كتاب', 'کتاب'],
    ['ｶﾞ', 'ガ'],
    ['❤️', '❤'],
    ['İstanbul', 'istanbul'],
  ])('%s and %s', (written, sought) => {
    expect(fold(written)).toBe(fold(sought))
  })
})

describe('other words stay other words:', () => {
  test.each([
    ['かき', 'かぎ'],
    ['ハハ', 'パパ'],
    ['कि', 'क'],
    ['ที่', 'ทา'],
    ['각', '가'],
  ])('%s and %s', (one, other) => {
    expect(fold(one)).not.toBe(fold(other))
  })
})

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
    }),
    { numRuns: 3_000 },
  )
})
