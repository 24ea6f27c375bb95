import { expect, test } from 'vitest'
import { mentionAt } from '#app/_posts/mention-at.ts'

test.each([
  ['@a', { start: 0, query: 'a' }],
  ['hello @ada_m', { start: 6, query: 'ada_m' }],
  ['(@Jör', { start: 1, query: 'Jör' }],
  ['例：＠太', { start: 2, query: '太' }],
  ['one\n@b', { start: 4, query: 'b' }],
  ['@', undefined],
  ['ada@example', undefined],
  ['@@ada', undefined],
  ['https://example.org/@ada', undefined],
  ['@ada ', undefined],
  [`@${'a'.repeat(31)}`, undefined],
])('at the end of “%s” stands %j', (text, mention) => {
  expect(mentionAt(text, text.length)).toEqual(mention)
})

test('what stands behind the caret is not looked at', () => {
  expect(mentionAt('@ada and so on', 3)).toEqual({ start: 0, query: 'ad' })
  expect(mentionAt(`${'x '.repeat(5000)}@ada`, 10_004)).toEqual({ start: 10_000, query: 'ada' })
})
