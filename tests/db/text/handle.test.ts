import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldHandle, isReserved, parseHandle, reservedHandles } from '#db/text/handle.ts'

test.each([
  ['ada', 'ada'],
  ['@Ada', 'ada'],
  [' ADA_Lovelace ', 'ada_lovelace'],
  ['a1', 'a1'],
  ['_x', '_x'],
  ['a'.repeat(30), 'a'.repeat(30)],
])('%j is the handle %s', (raw, handle) => {
  expect(parseHandle(raw)).toEqual({ ok: true, handle })
})

test.each([
  [undefined, 'not-text'],
  [['ada'], 'not-text'],
  ['', 'empty'],
  ['@', 'empty'],
  ['a', 'too-short'],
  ['a'.repeat(31), 'too-long'],
  ['ada-l', 'characters'],
  ['ada l', 'characters'],
  ['@@ada', 'characters'],
  ['аda', 'characters'],
  ['ad\u212a', 'characters'],
  ['ada\n\0', 'characters'],
  ['２２', 'characters'],
  ['2024', 'no-letter'],
  ['__', 'no-letter'],
  ['admin', 'reserved'],
  ['Settings', 'reserved'],
  ['sign_in', 'reserved'],
  ['signin', 'reserved'],
  ['null', 'reserved'],
])('%j is refused: %s', (raw, problem) => {
  expect(parseHandle(raw)).toMatchObject({ ok: false, problem })
})

describe('reserved words', () => {
  test('are all spelled as handles', () => {
    for (const word of reservedHandles) expect(word).toMatch(/^[a-z0-9_]{1,30}$/)
  })

  test.each([
    '_admin_',
    'adm1n',
    'admln',
    'supp0rt',
    'm0derator',
    'adrnin',
    'well_known',
    'wellknown',
    'sign__up',
  ])('are recognised in %s', (handle) => {
    expect(isReserved(handle)).toBe(true)
  })

  test.each(['ada', 'ben', 'cy', 'administrator_fan', 'hostess', 'modest', 'steamboat', 'apical', 'alladin'])(
    'are not seen in %s',
    (handle) => {
      expect(isReserved(handle)).toBe(false)
    },
  )

  test('can still be looked up, since an operator may have given them', () => {
    expect(foldHandle('@Admin')).toBe('admin')
    expect(foldHandle('a-b')).toBeUndefined()
    expect(foldHandle(['ada'])).toBeUndefined()
  })
})

test('whatever is typed, a handle is plain ASCII and parsing it again changes nothing', () => {
  const typed = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'aZ0_@ -ſK') }))
  fc.assert(
    fc.property(typed, (raw) => {
      const answer = parseHandle(raw)
      if (!answer.ok) return
      expect(answer.handle).toMatch(/^[a-z0-9_]{2,30}$/)
      expect(parseHandle(answer.handle)).toEqual(answer)
      expect(foldHandle(answer.handle)).toBe(answer.handle)
    }),
    { numRuns: 1_000 },
  )
})
