import { expect, test } from 'vitest'
import { paragraphs } from '#app/_ui/paragraphs.ts'
import { marksIn } from '#db/text/marks.ts'

const linesOf = (text: string) => paragraphs(text, marksIn(text))

test.each([
  ['Good morning. בוקר טוב', ['ltr']],
  ['בוקר טוב, Ada', ['rtl']],
  ['صباح الخير\n\nGood morning.\n', ['rtl', 'ltr', 'ltr']],
  ['@ben בוקר טוב', ['rtl']],
  ['https://example.org/tea #tea — בוקר טוב', ['rtl']],
  ['@ben #בוקר\n#בוקר', ['ltr', 'rtl']],
  ['12: בוקר', ['rtl']],
])('%s', (text, directions) => {
  expect(linesOf(text).map(({ dir }) => dir)).toEqual(directions)
})

test('every mark stands in its line where it stood in the text', () => {
  const text = 'בוקר @ada\n\n#tea https://example.org/a\n'
  const lines = linesOf(text)

  expect(lines.map((line) => line.text).join('')).toBe(text)
  expect(lines.map((line) => line.marks.map(([from, to]) => line.text.slice(from, to)))).toEqual([
    ['@ada'],
    [],
    ['#tea', 'https://example.org/a'],
  ])
})

test.each(['', 'Good morning.\nAll well?', '川のそば', '👍'])('"%s" needs no telling', (text) => {
  expect(linesOf(text)).toEqual([])
})
