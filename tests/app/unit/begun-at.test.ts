import { expect, test } from 'vitest'
import { begunAt } from '#app/_posts/begun-at.ts'

test.each([
  ['@a', { sign: '@', start: 0, query: 'a' }],
  ['hello @ada_m', { sign: '@', start: 6, query: 'ada_m' }],
  ['(@Jör', { sign: '@', start: 1, query: 'Jör' }],
  ['例：＠太', { sign: '@', start: 2, query: '太' }],
  ['one\n@b', { sign: '@', start: 4, query: 'b' }],
  ['#w', { sign: '#', start: 0, query: 'w' }],
  ['see #wren_s', { sign: '#', start: 4, query: 'wren_s' }],
  ['日本語＃タ', { sign: '#', start: 3, query: 'タ' }],
  ['#', undefined],
  ['a#b', undefined],
  ['##b', undefined],
  ['https://example.org/#b', undefined],
  ['&#39', undefined],
  ['@', undefined],
  ['ada@example', undefined],
  ['@@ada', undefined],
  ['https://example.org/@ada', undefined],
  ['@ada ', undefined],
  [`@${'a'.repeat(31)}`, undefined],
])('at the end of “%s” stands %j', (text, mention) => {
  expect(begunAt(text, text.length)).toEqual(mention)
})

test('what stands behind the caret is not looked at', () => {
  expect(begunAt('@ada and so on', 3)).toEqual({ sign: '@', start: 0, query: 'ad' })
  expect(begunAt(`${'x '.repeat(5000)}@ada`, 10_004)).toEqual({ sign: '@', start: 10_000, query: 'ada' })
})
