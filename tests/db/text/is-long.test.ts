import { expect, test } from 'vitest'
import { isLong } from '#db/text/is-long.ts'

test.each([
  ['a thousand letters', 'wrens '.repeat(167), true],
  ['sixteen lines of a word', 'wren\n'.repeat(15).concat('wren'), true],
  ['sixteen lines, most of them empty', `Wren${'\n'.repeat(15)}wren`, true],
  ['five hundred Han characters, which are twice as wide', '川'.repeat(500), true],
  ['five hundred Latin letters', 'w'.repeat(500), false],
  ['fifteen lines', 'wren\n'.repeat(14).concat('wren'), false],
  ['a tower of a thousand marks', `a${'\u0301'.repeat(1000)}`, false],
  ['nothing', '', false],
])('%s', (_, text, long) => {
  expect(isLong(text)).toBe(long)
})
