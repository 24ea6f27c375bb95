import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from '#db/text/entities.ts'
import { marksIn } from '#db/text/marks.ts'

test.each([
  ['nothing', []],
  [
    'hello @Ben and ＠cy',
    [
      [6, 10],
      [15, 18],
    ],
  ],
  [
    '#birds, #Vögel and #ＡＢＣ',
    [
      [0, 6],
      [8, 14, 'vögel'],
      [19, 23, 'abc'],
    ],
  ],
  ['see example.com', [[4, 15, 'https://example.com/', 'example.com']]],
  ['https://example.org/a b', [[0, 21, 'https://example.org/a', 'example.org/a']]],
])('the marks of %j', (text, marks) => {
  expect(marksIn(text)).toEqual(marks)
})

test('marks are where the parser finds something, in any text', () => {
  const some = fc.array(fc.constantFrom('@ada', '#ß', ' ', 'x', 'https://a.example/ü', '.', '＃タグ', '🦔'))
  fc.assert(
    fc.property(some, (pieces) => {
      const text = pieces.join('')
      const found = parse(text).filter(({ kind }) => kind !== 'text')

      expect(marksIn(text).map(([from, to]) => text.slice(from, to))).toEqual(found.map((one) => one.text))
    }),
  )
})
