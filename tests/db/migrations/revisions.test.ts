import { expect, test } from 'vitest'
import type { Migration } from '#db/tasks/migrate/journal.ts'
import { placeOf } from '#db/tasks/migrate/revision.ts'

const migrations: Migration[] = ['0000_start', '0001_likes', '0002_lists', '0010_likes_again'].map(
  (tag, when) => ({ tag, when, hash: '', statements: [] }),
)

test.each([
  ['base', -1],
  ['0000_start', 0],
  ['0001', 1],
  ['0001_likes', 1],
  ['0002_l', 2],
  ['001', 3],
  ['head', 3],
])('%s is a revision', (word, place) => {
  expect(placeOf(word, migrations)).toBe(place)
})

test.each(['', '0003', 'likes', '1', '-1', '0001_likes_', '0001_LIKES', '__proto__'])(
  '"%s" is none',
  (word) => {
    expect(() => placeOf(word, migrations)).toThrow(
      `there is no revision "${word}"; npm run db:history lists them`,
    )
  },
)

test('a beginning that several share has to be longer', () => {
  expect(() => placeOf('000', migrations)).toThrow(
    '"000" may be 0000_start or 0001_likes or 0002_lists: write more of it',
  )
})

test('a number that two share after a merge needs the whole tag', () => {
  const merged = migrations.map((one, at) => (at === 2 ? { ...one, tag: '0001_lists' } : one))

  expect(() => placeOf('0001', merged)).toThrow('"0001" may be 0001_likes or 0001_lists')
  expect(placeOf('0001_lists', merged)).toBe(2)
})
