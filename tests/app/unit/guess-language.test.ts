import { expect, test } from 'vitest'
import { guessLanguage } from '#app/_posts/guess-language.ts'

test.each([
  ['The tide turns and the harbour fills with boats.', 'en'],
  ['Heute war ein schöner Tag am See, morgen kommt Regen.', 'de'],
  ['はじめまして。川のそばの小さな工房で、うつわをつくっています。', 'ja'],
  ['Cześć wszystkim, jak się dzisiaj macie?', 'pl'],
])('%s is in %s', async (text, language) => {
  expect(await guessLanguage(text)).toBe(language)
})

test.each([
  '',
  'Hm.',
  'ok 👍',
  '#birds #fens',
  '@ada @ben https://example.org/the/harbour/fills/with/boats',
  '12345 67890',
])('"%s" tells no language', async (text) => {
  expect(await guessLanguage(text)).toBeUndefined()
})
