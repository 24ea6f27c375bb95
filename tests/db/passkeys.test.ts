import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createChallenge, takeChallenge } from '#db/mutations/challenges.ts'
import { addPasskey, countPasskey, removePasskey, renamePasskey } from '#db/mutations/passkeys.ts'
import { ownCredentialIds, ownPasskeys, passkeyOf } from '#db/queries/passkeys.ts'
import { passkeys as limits } from '#db/text/limits.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, person } from '#tests/world.ts'

afterEach(emptyDatabase)

const key = (credentialId: string, counter = 0) => ({
  credentialId,
  publicKey: 'public',
  counter,
  transports: ['internal', 'hybrid'],
  name: `Key ${credentialId}`,
})
const idOf = async (credentialId: string) => (await passkeyOf(credentialId))?.id ?? 0
const counterOf = async (credentialId: string) => (await passkeyOf(credentialId))?.counter

test('a passkey is found by its credential id and says whose it is', async () => {
  const { ada, ben } = await people()

  expect(await addPasskey(ada, key('a'))).toBe('added')
  expect(await addPasskey(ada, key('a'))).toBe('taken')
  expect(await addPasskey(ben, key('a'))).toBe('taken')
  expect(await passkeyOf('a')).toMatchObject({ userId: ada.id, publicKey: 'public', counter: 0 })
  expect(await passkeyOf('A')).toBeUndefined()
  expect(await ownPasskeys(ada)).toEqual([
    { id: await idOf('a'), name: 'Key a', createdAt: expect.any(Date), usedAt: null },
  ])
  expect(await ownCredentialIds(ada)).toEqual([{ id: 'a', transports: ['internal', 'hybrid'] }])
  expect(await ownPasskeys(ben)).toEqual([])
})

test('Ada has so many and no more, also when she adds them at once', async () => {
  const ada = await person('ada')
  const added = await Promise.all(
    Array.from({ length: limits.count + 5 }, (_, i) => addPasskey(ada, key(`${i}`))),
  )

  expect(added.filter((outcome) => outcome === 'many')).toHaveLength(5)
  expect(await ownPasskeys(ada)).toHaveLength(limits.count)
})

test('a passkey is renamed and removed by its owner alone', async () => {
  const ada = await person('ada', { passwordHash: 'hash' })
  const ben = await person('ben', { passwordHash: 'hash' })
  await addPasskey(ada, key('a'))
  const id = await idOf('a')

  expect(await renamePasskey(ben, id, 'Mine')).toBe(false)
  expect(await removePasskey(ben, id, [])).toBe('gone')
  expect((await ownPasskeys(ada)).map((one) => one.name)).toEqual(['Key a'])
  expect(await renamePasskey(ada, id, 'Laptop')).toBe(true)
  expect((await ownPasskeys(ada)).map((one) => one.name)).toEqual(['Laptop'])
  expect(await removePasskey(ada, id, [])).toBe('removed')
  expect(await removePasskey(ada, id, [])).toBe('gone')
  expect(await renamePasskey(ada, id, 'Laptop')).toBe(false)
  expect(await passkeyOf('a')).toBeUndefined()
})

test('a passkey only counts on, and one that does not count stays at nothing', async () => {
  const ada = await person('ada')
  await addPasskey(ada, key('counts', 5))
  await addPasskey(ada, key('does not'))

  for (const [counter, accepted] of [
    [6, true],
    [6, false],
    [5, false],
    [0, false],
    [90, true],
    [7, false],
  ] as const)
    expect(await countPasskey(await idOf('counts'), counter), `${counter}`).toBe(accepted)
  expect(await counterOf('counts')).toBe(90)

  expect(await countPasskey(await idOf('does not'), 0)).toBe(true)
  expect(await countPasskey(await idOf('does not'), 0)).toBe(true)
  expect((await ownPasskeys(ada)).map((one) => one.usedAt)).toEqual([expect.any(Date), expect.any(Date)])
})

test('of two sign-ins with the same count one is accepted', async () => {
  const ada = await person('ada')
  await addPasskey(ada, key('a', 1))
  const id = await idOf('a')
  const accepted = await Promise.all([2, 2, 2, 2].map((counter) => countPasskey(id, counter)))

  expect(accepted.filter(Boolean)).toHaveLength(1)
})

test('a challenge is used up once, by whom and where it was made', async () => {
  const { ada, ben } = await people()
  const hers = await createChallenge(ada, 'laptop')
  const anyones = await createChallenge(null, 'laptop')

  expect(hers).toMatch(/^[\w-]{43}$/)
  expect(await takeChallenge(ben, 'laptop', hers)).toBe(false)
  expect(await takeChallenge(null, 'laptop', hers)).toBe(false)
  expect(await takeChallenge(ada, 'phone', hers)).toBe(false)
  expect(await takeChallenge(ada, 'laptop', hers)).toBe(true)
  expect(await takeChallenge(ada, 'laptop', hers)).toBe(false)
  expect(await takeChallenge(ada, 'laptop', anyones)).toBe(false)
  expect(await takeChallenge(null, 'laptop', anyones)).toBe(true)
  expect(await takeChallenge(null, 'laptop', '')).toBe(false)
})

test('of many who use a challenge up at once one does', async () => {
  const challenge = await createChallenge(null, 'laptop')
  const taken = await Promise.all(Array.from({ length: 8 }, () => takeChallenge(null, 'laptop', challenge)))

  expect(taken.filter(Boolean)).toHaveLength(1)
})

test('a challenge is worth nothing after five minutes', async () => {
  const challenge = await createChallenge(null, 'laptop')
  vi.setSystemTime(Date.now() + 5 * 60_000 + 1)

  expect(await takeChallenge(null, 'laptop', challenge)).toBe(false)
})

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  return () => vi.useRealTimers()
})
