import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseId, parseLimit } from '#db/text/ids.ts'

describe('an id', () => {
  test('is a whole number from 1 to 2^53 − 1', () => {
    expect(parseId('1')).toBe(1)
    expect(parseId('7392001122334455')).toBe(7392001122334455)
    expect(parseId('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER)
  })

  test.each([
    '9007199254740992',
    '99999999999999999999',
    '-1',
    '+1',
    '0',
    '01',
    '1e9',
    '1.0',
    'NaN',
    '0x10',
    '',
    ' 1',
    '1\n',
    '\0',
    '%00',
    '１',
    ['1'],
    1,
    null,
    undefined,
    {},
  ])('is not %j', (raw) => {
    expect(parseId(raw)).toBeUndefined()
  })

  test('is spelled in one way only', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789e-+. x'), maxLength: 20 }), (raw) => {
        const id = parseId(raw)
        expect(id === undefined || String(id) === raw).toBe(true)
      }),
    )
  })
})

test('a limit stays between 1 and the most, and is the usual one when it is nonsense', () => {
  expect(parseLimit('30', 20, 40)).toBe(30)
  expect(parseLimit('41', 20, 40)).toBe(40)
  expect(parseLimit('0', 20, 40)).toBe(1)
  for (const raw of [undefined, null, '', '-1', '1e9', 'NaN', '9'.repeat(400), ['30'], 30]) {
    expect(parseLimit(raw, 20, 40)).toBe(20)
  }
})
