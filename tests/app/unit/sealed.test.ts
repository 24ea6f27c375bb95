import { expect, test } from 'vitest'
import { seal, unseal } from '#app/_auth/sealed.ts'

process.env.AUTH_SECRET = 'k3'.repeat(16)

const note = { id: 7, name: 'Ada' }
const now = Date.UTC(2026, 5, 1)

test('a note is read for its purpose and its time', () => {
  const sealed = seal('errand', note, 60, now)

  expect(unseal('errand', sealed, now)).toEqual(note)
  expect(unseal('errand', sealed, now + 59_999)).toEqual(note)
  expect(unseal('errand', sealed, now + 60_000)).toBeUndefined()
  expect(unseal('newcomer', sealed, now)).toBeUndefined()
})

test('a note that was changed anywhere is not read', () => {
  const sealed = seal('errand', note, 60, now)
  for (let i = 0; i < sealed.length - 1; i++) {
    const other = sealed[i] === 'A' ? 'B' : 'A'
    expect(unseal('errand', sealed.slice(0, i) + other + sealed.slice(i + 1), now), `${i}`).toBeUndefined()
  }
})

test.each([undefined, '', '.', 'a.b', '..', `${seal('errand', note, 60, now)}.`])(
  '%j is no note',
  (sealed) => {
    expect(unseal('errand', sealed, now)).toBeUndefined()
  },
)

test('a note of another secret is not read', () => {
  const sealed = seal('errand', note, 60, now)
  process.env.AUTH_SECRET = 'k4'.repeat(16)

  expect(unseal('errand', sealed, now)).toBeUndefined()
})
