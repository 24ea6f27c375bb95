import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '#db/text/fold.ts'
import { personSearch, search } from '#db/text/limits.ts'
import { personWords, searchTerms } from '#db/text/person-words.ts'

test.each([
  ['ada', 'Ada Marsh', ['ada', 'marsh']],
  ['mary_jane', '', ['mary_jane', 'mary', 'jane']],
  ['_x_', 'Zoë O’Brien-Łęcki', ['_x_', 'x', 'zoe', 'o', 'brien', 'lecki']],
  ['jo', 'ＪÖ  ✿ jo', ['jo']],
  ['taro', '田中太郎', ['taro', '田中太郎', '中太郎', '太郎', '郎']],
  ['noa', 'נֹעָה', ['noa', 'נעה']],
  ['ab', '🐦 !', ['ab']],
])('@%s, called “%s”, is found by %j', (handle, name, words) => {
  expect(personWords({ handle, name })).toEqual(words)
})

test.each([
  ['@Ada', ['ada']],
  ['  ADA   mär ', ['ada', 'mar']],
  ['ada ada', ['ada']],
  ['mary_j', ['mary_j']],
  ['?!', []],
  ['', []],
])('“%s” asks for %j', (query, terms) => {
  expect(searchTerms(query)).toEqual(terms)
})

test('whatever begins a word of a name finds it, and nothing is ever too much', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.nat(), (name, at) => {
      const words = personWords({ handle: 'someone', name })
      expect(words.length).toBeLessThanOrEqual(personSearch.words)
      for (const word of words) {
        expect(word.length).toBeLessThanOrEqual(personSearch.word)
        expect(word.isWellFormed() || !name.isWellFormed()).toBe(true)
      }
      const [first = ''] = searchTerms(name)
      const start = [...first].slice(0, 1 + (at % 4)).join('')
      if (start) expect(words.some((word) => word.startsWith(start))).toBe(true)
    }),
  )
})

test('a search is cut to what is allowed', () => {
  const terms = searchTerms(Array.from({ length: 500 }, (_, i) => `a${i}`).join(' '))

  expect(terms).toHaveLength(search.terms)
  expect(searchTerms('x'.repeat(5000))).toEqual(['x'.repeat(personSearch.word)])
  expect(searchTerms('É')).toEqual([fold('é')])
})
