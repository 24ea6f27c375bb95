import { afterEach, describe, expect, test } from 'vitest'
import { createLinkedUser, linkAccount, unlinkAccount } from '#db/mutations/accounts.ts'
import { addPasskey, removePasskey } from '#db/mutations/passkeys.ts'
import { setFirstPassword, setSuspended } from '#db/mutations/users.ts'
import { linkedUser, ownAccounts } from '#db/queries/accounts.ts'
import { ownPasskeys } from '#db/queries/passkeys.ts'
import { ownCredentials, userByHandle } from '#db/queries/users.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, person } from '#tests/world.ts'

afterEach(emptyDatabase)

const github = { provider: 'github', providerAccountId: '7' }
const issuer = { provider: 'https://id.example/', providerAccountId: '7' }
const both = ['github', 'https://id.example/']
const providers = async (viewer: Viewer) => (await ownAccounts(viewer)).map((one) => one.provider)

test('an account elsewhere leads to whoever linked it, and only to them', async () => {
  const { ada, ben } = await people()

  expect(await linkAccount(ada, github)).toBe(true)
  expect(await linkAccount(ada, github)).toBe(true)
  expect(await linkAccount(ben, github)).toBe(false)
  expect(await linkedUser('github', '7')).toEqual({ id: ada.id, suspendedAt: null, deletedAt: null })
  expect(await linkedUser('github', '8')).toBeUndefined()
  expect(await linkedUser('https://id.example/', '7')).toBeUndefined()
  expect(await providers(ada)).toEqual(['github'])
  expect(await providers(ben)).toEqual([])
})

test('the same account linked by two at once leads to one of them', async () => {
  const { ada, ben } = await people()
  const linked = await Promise.all([ada, ben, ada, ben].map((viewer) => linkAccount(viewer, github)))

  expect(linked.filter(Boolean)).toHaveLength(2)
  expect([...(await providers(ada)), ...(await providers(ben))]).toEqual(['github'])
})

test('unlinking is safe to repeat, and touches nobody else’s', async () => {
  const ada = await person('ada', { passwordHash: 'hash' })
  const ben = await person('ben', { passwordHash: 'hash' })
  await linkAccount(ada, github)
  await linkAccount(ada, issuer)

  expect(await unlinkAccount(ben, 'github', both)).toBe('gone')
  expect(await providers(ada)).toHaveLength(2)
  expect(await unlinkAccount(ada, 'github', both)).toBe('removed')
  expect(await unlinkAccount(ada, 'github', both)).toBe('gone')
  expect(await providers(ada)).toEqual(['https://id.example/'])
})

describe('the last way in', () => {
  const key = { credentialId: 'a', publicKey: 'b', counter: 0, transports: [], name: 'Laptop' }

  test('stays, be it an account elsewhere or a passkey', async () => {
    const ada = await person('ada')
    await linkAccount(ada, github)

    expect(await unlinkAccount(ada, 'github', both)).toBe('kept')

    await addPasskey(ada, key)
    const [laptop] = await ownPasskeys(ada)

    expect(await unlinkAccount(ada, 'github', both)).toBe('removed')
    expect(await removePasskey(ada, laptop?.id ?? 0, both)).toBe('kept')
    expect(await ownPasskeys(ada)).toHaveLength(1)

    await setFirstPassword(ada, 'hash', 0)

    expect(await removePasskey(ada, laptop?.id ?? 0, both)).toBe('removed')
  })

  test('is not a door that the operator has closed', async () => {
    const ada = await person('ada')
    await linkAccount(ada, github)
    await linkAccount(ada, issuer)

    expect(await unlinkAccount(ada, 'github', ['github'])).toBe('kept')
    expect(await unlinkAccount(ada, 'https://id.example/', ['github'])).toBe('removed')
    expect(await providers(ada)).toEqual(['github'])
  })

  test('is left when the last two are taken away at the same moment', async () => {
    for (let i = 0; i < 20; i++) {
      const ada = await person(`ada${i}`)
      await linkAccount(ada, { ...github, providerAccountId: `${i}` })
      await addPasskey(ada, { ...key, credentialId: `${i}` })
      const [laptop] = await ownPasskeys(ada)
      const outcomes = await Promise.all([
        unlinkAccount(ada, 'github', both),
        removePasskey(ada, laptop?.id ?? 0, both),
      ])

      expect(outcomes.sort()).toEqual(['kept', 'removed'])
    }
  })
})

describe('a newcomer from elsewhere', () => {
  const dora = { handle: 'dora', email: 'dora@example.org', name: 'Dora' }

  test('is created with the account that leads to them, and without a password', async () => {
    const created = await createLinkedUser(dora, github)
    const { id } = created as { id: number }

    expect(await linkedUser('github', '7')).toEqual({ id, suspendedAt: null, deletedAt: null })
    expect(await userByHandle(null, 'dora')).toMatchObject({ id, name: 'Dora' })
  })

  test('is told what is taken, and then nothing was stored', async () => {
    await person('ada')

    expect(await createLinkedUser({ ...dora, handle: 'ada' }, github)).toEqual({ taken: 'handle' })
    expect(await createLinkedUser({ ...dora, email: 'ada@example.org' }, github)).toEqual({ taken: 'email' })
    expect(await linkedUser('github', '7')).toBeUndefined()

    await createLinkedUser(dora, github)

    expect(await createLinkedUser({ ...dora, handle: 'eve', email: 'eve@example.org' }, github)).toEqual({
      taken: 'account',
    })
    expect(await userByHandle(null, 'eve')).toBeUndefined()
  })

  test('is one person, however often the form is sent', async () => {
    const created = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        createLinkedUser({ ...dora, handle: `dora${i}`, email: `dora${i}@example.org` }, github),
      ),
    )

    expect(created.filter((one) => 'id' in one)).toHaveLength(1)
    expect(created.filter((one) => 'taken' in one && one.taken === 'account')).toHaveLength(7)
  })
})

test('a first password is set once, by who has none', async () => {
  const ada = await person('ada')

  expect(await setFirstPassword(ada, 'first', 0)).toBe(true)
  expect(await setFirstPassword(ada, 'second', 0)).toBe(false)
  expect((await ownCredentials(ada))?.passwordHash).toBe('first')
})

test('whom an account leads to is known while they are suspended, so that they are told', async () => {
  const ada = await person('ada')
  await linkAccount(ada, github)
  await setSuspended(ada.id, true)

  expect(await linkedUser('github', '7')).toEqual({
    id: ada.id,
    suspendedAt: expect.any(Date),
    deletedAt: null,
  })
})
