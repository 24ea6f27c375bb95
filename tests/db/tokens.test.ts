import { afterEach, describe, expect, test } from 'vitest'
import { db, write } from '#db/client.ts'
import { createSession } from '#db/mutations/sessions.ts'
import { createOwner, createOwnerToken, createResetToken, resetPassword } from '#db/mutations/tokens.ts'
import { changePassword } from '#db/mutations/users.ts'
import { ownSessions } from '#db/queries/sessions.ts'
import { ownerIsAwaited, tokenOf } from '#db/queries/tokens.ts'
import { everyone, ownCredentials, userByHandle } from '#db/queries/users.ts'
import { tokens } from '#db/schema/tokens.ts'
import { emptyDatabase } from '#tests/database.ts'
import { person } from '#tests/world.ts'

afterEach(emptyDatabase)

const owner = { handle: 'ada', email: 'ada@example.org', passwordHash: 'hash' }
const expire = () => write((tx) => tx.update(tokens).set({ expiresAt: new Date() }))
const forgetful = async () => {
  const ada = await person('ada', { passwordHash: 'old' })
  return { ada, link: (await createResetToken(ada.id)) ?? '' }
}
const passwordOf = async (viewer: Parameters<typeof ownCredentials>[0]) =>
  (await ownCredentials(viewer))?.passwordHash

describe('the owner’s link', () => {
  test('makes one administrator, once', async () => {
    const link = await createOwnerToken()

    expect(await ownerIsAwaited()).toBe(true)
    expect(await tokenOf('owner', link)).toEqual({ user: null })
    expect(await createOwner(link, owner)).toEqual({ id: expect.any(Number) })
    expect(await createOwner(link, { ...owner, handle: 'ben', email: 'ben@example.org' })).toBeUndefined()
    expect((await userByHandle(null, 'ada'))?.role).toBe('admin')
    expect(await ownerIsAwaited()).toBe(false)
    expect(await everyone()).toHaveLength(1)
  })

  test('makes one even when twenty use it at once', async () => {
    const link = await createOwnerToken()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        createOwner(link, { ...owner, handle: `owner${i}`, email: `owner${i}@example.org` }),
      ),
    )

    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await everyone()).toHaveLength(1)
  })

  test('makes none where somebody came to live meanwhile', async () => {
    const link = await createOwnerToken()
    await person('cy')

    expect(await createOwner(link, owner)).toBeUndefined()
    expect(await everyone()).toHaveLength(1)
    expect(await ownerIsAwaited()).toBe(false)
  })

  test('ends when a newer one is made, and after its week', async () => {
    const older = await createOwnerToken()
    const link = await createOwnerToken()

    expect(await createOwner(older, owner)).toBeUndefined()
    expect(await tokenOf('owner', older)).toBeUndefined()

    await expire()

    expect(await ownerIsAwaited()).toBe(false)
    expect(await tokenOf('owner', link)).toBeUndefined()
    expect(await createOwner(link, owner)).toBeUndefined()
    expect(await everyone()).toEqual([])
  })

  test('is one also when two processes start at once', async () => {
    const links = await Promise.all(Array.from({ length: 5 }, createOwnerToken))
    const answers: unknown[] = []
    for (const [i, link] of links.entries())
      answers.push(await createOwner(link, { ...owner, handle: `owner${i}`, email: `o${i}@example.org` }))

    expect(answers.filter(Boolean)).toHaveLength(1)
  })
})

describe('a link to a new password', () => {
  test('works once, signs out everywhere, and is kept only as a digest', async () => {
    const { ada, link } = await forgetful()
    await createSession({ userId: ada.id, tokenHash: 'laptop', userAgent: '', address: '' })
    const [row] = await db.select({ hash: tokens.tokenHash }).from(tokens)

    expect(row?.hash).not.toContain(link)
    expect((await tokenOf('reset', link))?.user?.handle).toBe('ada')
    expect(await resetPassword(link, 'new')).toBe(true)
    expect(await resetPassword(link, 'newer')).toBe(false)
    expect(await passwordOf(ada)).toBe('new')
    expect(await ownSessions(ada)).toEqual([])
  })

  test('works once when twenty use it at once', async () => {
    const { ada, link } = await forgetful()
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => resetPassword(link, `new ${i}`)))

    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await passwordOf(ada)).toBe(`new ${answers.indexOf(true)}`)
  })

  test('ends when the password changes, when it expires, and when a newer one is made', async () => {
    const { ada, link } = await forgetful()
    await changePassword(ada, 'changed', 0)

    expect(await resetPassword(link, 'new')).toBe(false)

    const second = (await createResetToken(ada.id)) ?? ''
    await expire()

    expect(await resetPassword(second, 'new')).toBe(false)

    const older = (await createResetToken(ada.id)) ?? ''
    const newer = (await createResetToken(ada.id)) ?? ''

    expect(await resetPassword(older, 'new')).toBe(false)
    expect(await passwordOf(ada)).toBe('changed')
    expect(await resetPassword(newer, 'new')).toBe(true)
  })

  test('is one also when five are asked for at once', async () => {
    const { ada } = await forgetful()
    const links = await Promise.all(Array.from({ length: 5 }, () => createResetToken(ada.id)))
    const valid = await Promise.all(links.map((link) => tokenOf('reset', link ?? '')))

    expect(valid.filter(Boolean)).toHaveLength(1)
  })

  test('never gives way to a password that changed at the same moment', async () => {
    for (let i = 0; i < 20; i++) {
      const ada = await person(`ada${i}`, { passwordHash: 'old' })
      const link = (await createResetToken(ada.id)) ?? ''
      const [used] = await Promise.all([resetPassword(link, 'reset'), changePassword(ada, 'changed', 0)])

      // Either the reset came first and was then overwritten, or it found itself void.
      expect([used, await passwordOf(ada)]).toEqual([expect.any(Boolean), 'changed'])
    }
  })

  test('is for people who exist, and not for becoming owner', async () => {
    const { link } = await forgetful()

    expect(await createResetToken(1)).toBeUndefined()
    expect(await tokenOf('owner', link)).toBeUndefined()
    expect(await createOwner(link, { ...owner, handle: 'eve', email: 'eve@example.org' })).toBeUndefined()
    expect(await resetPassword('', 'new')).toBe(false)
  })
})
