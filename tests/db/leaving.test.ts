import { afterEach, describe, expect, test } from 'vitest'
import { linkAccount } from '#db/mutations/accounts.ts'
import { follow } from '#db/mutations/follows.ts'
import { deleteAccount, hurryErasure, keepAccount } from '#db/mutations/leaving.ts'
import { addPasskey } from '#db/mutations/passkeys.ts'
import { setPicture } from '#db/mutations/pictures.ts'
import { createPost } from '#db/mutations/posts.ts'
import { createSession } from '#db/mutations/sessions.ts'
import { createResetToken, resetPassword } from '#db/mutations/tokens.ts'
import { setRole, setSuspended } from '#db/mutations/users.ts'
import { followedByUser, followersOf } from '#db/queries/follows.ts'
import { leaverById, nextToErase } from '#db/queries/leaving.ts'
import { ownPasskeys } from '#db/queries/passkeys.ts'
import { isPictureShown } from '#db/queries/pictures.ts'
import { everyonesPosts, postById, postsBy } from '#db/queries/posts.ts'
import { ownSessions } from '#db/queries/sessions.ts'
import { worthFollowing } from '#db/queries/suggestions.ts'
import { homeTimeline } from '#db/queries/timelines.ts'
import { otherWaysIn, tokenOf } from '#db/queries/tokens.ts'
import { userByHandle } from '#db/queries/users.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, person, post } from '#tests/world.ts'

afterEach(emptyDatabase)

const day = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * day)
const session = ({ id }: Viewer, tokenHash: string) =>
  createSession({ userId: id, tokenHash, userAgent: '', address: '' })

describe('Ada, whose account is deleted,', () => {
  test('is nowhere to be seen, signed out, and can do nothing', async () => {
    const { ada, ben, cy } = await people()
    const id = await post(ada, 'hello')
    await post(ben, 'still here')
    await follow(ada, ben.id)
    await follow(ben, ada.id)
    await session(ada, 'laptop')
    await setPicture(ada, 'avatar', 'folder')
    const link = (await createResetToken(ada.id)) ?? ''
    const { deletedAt } = (await deleteAccount(ada.id)) as { deletedAt: Date }

    expect(await userByHandle(null, 'ada')).toBeUndefined()
    expect(await postById(ben, 'ada', id)).toBeUndefined()
    expect((await postsBy(ben, ada.id)).rows).toEqual([])
    expect((await everyonesPosts(null)).rows).toHaveLength(1)
    expect((await homeTimeline(ben)).rows).toHaveLength(1)
    expect((await followersOf(null, ben.id)).rows).toEqual([])
    expect((await followedByUser(null, ben.id)).rows).toEqual([])
    expect((await worthFollowing(cy)).map(({ handle }) => handle)).toEqual(['ben'])
    expect(await isPictureShown(null, 'folder')).toBeUndefined()
    expect(await ownSessions(ada)).toEqual([])
    expect(await session(ada, 'again')).toBe(false)
    expect(await tokenOf('reset', link)).toBeUndefined()
    expect(await createPost(ada, { body: 'one more' })).toBeUndefined()
    expect(await follow(cy, ada.id)).toBe(false)
    expect(await leaverById(ada.id)).toEqual({ id: ada.id, handle: 'ada', deletedAt })
  })

  test('is back as she was when she takes it back within 14 days', async () => {
    const { ada, ben } = await people()
    await follow(ben, ada.id)
    const { deletedAt } = (await deleteAccount(ada.id, ago(13.9))) as { deletedAt: Date }

    expect(await keepAccount(ada.id, new Date(deletedAt.getTime() - 1))).toBe(false)
    expect(await keepAccount(ada.id, deletedAt)).toBe(true)
    expect(await keepAccount(ada.id, deletedAt)).toBe(false)
    expect(await userByHandle(null, 'ada')).toMatchObject({ followerCount: 1 })
    expect(await session(ada, 'laptop')).toBe(true)
    expect(await leaverById(ada.id)).toBeUndefined()
  })

  test('cannot take it back later; then she is the next to be erased', async () => {
    const { ada, ben } = await people()
    await deleteAccount(ada.id, ago(14.1))
    await deleteAccount(ben.id, ago(1))

    expect(await leaverById(ada.id)).toBeUndefined()
    expect(await keepAccount(ada.id)).toBe(false)
    expect(await nextToErase()).toEqual({ id: ada.id })
  })

  test('gains no time by deleting it again', async () => {
    const ada = await person('ada')
    const first = await deleteAccount(ada.id, ago(5))

    expect(await deleteAccount(ada.id)).toEqual(first)
    expect(await deleteAccount(1)).toBe('gone')
  })

  test('has no time when the operator says so', async () => {
    const { ada, ben } = await people()
    await deleteAccount(ada.id)

    expect(await hurryErasure(ada.id)).toBe(true)
    expect(await keepAccount(ada.id)).toBe(false)
    expect((await nextToErase())?.id).toBe(ada.id)
    expect(await hurryErasure(ben.id)).toBe(false)
  })

  test('does not come back while she is suspended', async () => {
    const ada = await person('ada')
    await deleteAccount(ada.id)
    await setSuspended(ada.id, true)

    expect(await leaverById(ada.id)).toBeUndefined()
  })
})

describe('the only admin', () => {
  test('cannot go, until somebody else can run the place', async () => {
    const { ada, ben, cy } = await people()
    await setRole(ada.id, 'admin')
    await setRole(ben.id, 'admin')
    await setSuspended(ben.id, true)

    expect(await deleteAccount(ada.id)).toBe('last')
    expect(await userByHandle(null, 'ada')).toBeDefined()
    expect(await deleteAccount(cy.id)).toHaveProperty('deletedAt')
    await setSuspended(ben.id, false)
    expect(await deleteAccount(ada.id)).toHaveProperty('deletedAt')
    expect(await deleteAccount(ben.id)).toBe('last')
  })

  test('remains when all go at once', async () => {
    const { ada, ben, cy } = await people()
    for (const { id } of [ada, ben, cy]) await setRole(id, 'admin')
    const outcomes = await Promise.all([ada, ben, cy].map(({ id }) => deleteAccount(id)))

    expect(outcomes.filter((outcome) => outcome === 'last')).toHaveLength(1)
  })
})

describe('a new password by a link', () => {
  const key = { credentialId: 'laptop', publicKey: 'x', counter: 0, transports: [], name: 'Laptop' }

  test.each([
    [true, { passkeys: [], providers: [] }],
    [false, { passkeys: ['Laptop'], providers: ['github'] }],
  ])('is the only way in: %s', async (only, left) => {
    const { ada, ben } = await people()
    for (const viewer of [ada, ben]) {
      await addPasskey(viewer, { ...key, credentialId: viewer.handle })
      await linkAccount(viewer, { provider: 'github', providerAccountId: viewer.handle })
    }
    await session(ada, 'laptop')
    expect(await otherWaysIn(ada.id)).toEqual({ passkeys: ['Laptop'], providers: ['github'] })
    const link = (await createResetToken(ada.id)) ?? ''

    expect(await resetPassword(link, 'new', { only })).toBe(true)
    expect(await otherWaysIn(ada.id)).toEqual(left)
    expect(await ownSessions(ada)).toEqual([])
    expect(await ownPasskeys(ben)).toHaveLength(1)
  })
})
