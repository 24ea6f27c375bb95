import { expect, test } from 'vitest'
import { parseRange, spanOf } from '#app/_media/range.ts'

test.each([
  [null, undefined],
  ['', undefined],
  ['bytes=', undefined],
  ['bytes=-', undefined],
  ['bytes=0-', { from: 0 }],
  ['bytes=2-5', { from: 2, to: 5 }],
  ['bytes=5-2', undefined],
  ['bytes=-3', { last: 3 }],
  ['bytes=0-1,4-5', undefined],
  ['bytes=a-b', undefined],
  ['bytes=1e3-', undefined],
  ['bytes= 1-2', undefined],
  ['items=0-1', undefined],
  [`bytes=${'9'.repeat(40)}-`, undefined],
])('Range: %s asks for %o', (header, wanted) => {
  expect(parseRange(header)).toEqual(wanted)
})

test.each([
  [undefined, { start: 0, end: 9 }],
  [{ from: 9 }, { start: 9, end: 9 }],
  [{ from: 10 }, undefined],
  [
    { from: 2, to: 100 },
    { start: 2, end: 9 },
  ],
  [{ last: 100 }, { start: 0, end: 9 }],
  [{ last: 0 }, undefined],
])('%o of ten bytes are %o', (wanted, span) => {
  expect(spanOf(wanted, 10)).toEqual(span)
})
