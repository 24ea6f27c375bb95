import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { db, write } from '#db/client.ts'
import { follow } from '#db/mutations/follows.ts'
import { createSession } from '#db/mutations/sessions.ts'
import {
  changePassword,
  createUser,
  rehashPassword,
  setRole,
  setSuspended,
  updateProfile,
} from '#db/mutations/users.ts'
import { followersOf } from '#db/queries/follows.ts'
import { ownSessions } from '#db/queries/sessions.ts'
import {
  credentialsOf,
  everyone,
  isInhabited,
  ownAccount,
  ownCard,
  ownCredentials,
  userByHandle,
} from '#db/queries/users.ts'
import { follows } from '#db/schema/follows.ts'
import { posts } from '#db/schema/posts.ts'
import { users } from '#db/schema/users.ts'
import { asViewer } from '#db/viewer.ts'
import { imagine, settle } from '#tests/crowd.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, person, post } from '#tests/world.ts'

afterEach(emptyDatabase)

const newcomer = (handle: string, email: string) => ({ handle, email, passwordHash: 'hash' })

test('Ada has a profile without anything private', async () => {
  await person('ada', { passwordHash: 'secret', bio: 'Gardens.' })

  expect(await userByHandle(null, 'ada')).toEqual({
    id: expect.any(Number),
    handle: 'ada',
    name: 'Ada Marsh',
    avatar: null,
    banner: null,
    bio: 'Gardens.',
    fields: [],
    role: 'member',
    followerCount: 0,
    followingCount: 0,
    postCount: 0,
    protectedAt: null,
    unindexedAt: null,
    createdAt: expect.any(Date),
  })
  expect(await userByHandle(null, 'ben')).toBeUndefined()
})

test('nobody lives here until somebody does', async () => {
  expect(await isInhabited()).toBe(false)

  await person('ada')

  expect(await isInhabited()).toBe(true)
})

test('a handle or an address that is taken makes no second person, and no loose rows', async () => {
  await createUser(newcomer('ada', 'ada@example.org'))

  expect(await createUser(newcomer('ada', 'other@example.org'))).toEqual({ taken: 'handle' })
  expect(await createUser(newcomer('other', 'ada@example.org'))).toEqual({ taken: 'email' })
  // Which of two taken ones is named is up to the database.
  expect(await createUser(newcomer('ada', 'ada@example.org'))).toEqual({
    taken: expect.stringMatching(/handle|email/),
  })
  expect(await everyone()).toHaveLength(1)
  expect(await db.select({ id: follows.id }).from(follows)).toHaveLength(1)
})

test('of twenty who want a handle at once, one gets it', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => createUser(newcomer('ada', `ada${i}@example.org`))),
  )

  expect(answers.filter((answer) => 'id' in answer)).toHaveLength(1)
  expect(answers.filter((answer) => 'taken' in answer && answer.taken === 'handle')).toHaveLength(19)
})

test('Ada changes her profile, and only hers', async () => {
  const { ada } = await people()
  const profile = { name: 'A. Marsh', bio: 'New.', fields: [{ label: 'Site', value: 'https://example.org' }] }

  expect(await updateProfile(ada, profile)).toBe(true)
  expect(await userByHandle(null, 'ada')).toMatchObject(profile)
  expect(await userByHandle(null, 'ben')).toMatchObject({ name: 'Ben Okoro' })
  expect(await updateProfile(asViewer({ id: 1, handle: 'no', role: 'member' }), profile)).toBe(false)
})

test('Ada sees her own account, card and credentials', async () => {
  const ada = await person('ada', { passwordHash: 'hash' })
  const ben = await person('ben')

  expect(await ownAccount(ada)).toEqual({
    handle: 'ada',
    name: 'Ada Marsh',
    avatar: null,
    banner: null,
    bio: '',
    fields: [],
    email: 'ada@example.org',
    hasPassword: true,
  })
  expect((await ownAccount(ben))?.hasPassword).toBe(false)
  expect(await ownCard(ada)).toEqual({
    handle: 'ada',
    name: 'Ada Marsh',
    followingCount: 0,
    followsTags: false,
    mutesAnybody: false,
    homeReadId: null,
    homeReplies: 'followed',
  })
  expect(await ownCredentials(ada)).toEqual({ passwordHash: 'hash', email: 'ada@example.org' })
})

test('Ada is found by handle or address when she signs in', async () => {
  const ada = await person('ada', { passwordHash: 'hash' })
  const found = { ...ada, passwordHash: 'hash', suspendedAt: null, deletedAt: null }

  expect(await credentialsOf({ handle: 'ada' })).toEqual(found)
  expect(await credentialsOf({ email: 'ada@example.org' })).toEqual(found)
  expect(await credentialsOf({ handle: 'ada@example.org' })).toBeUndefined()
})

test('a suspended person is gone for everyone, signed out, and back when they may return', async () => {
  const { ada, ben } = await people()
  await follow(ada, ben.id)
  await createSession({ userId: ada.id, tokenHash: 'laptop', userAgent: '', address: '' })

  expect(await setSuspended(ada.id, true)).toBe(true)
  expect(await ownSessions(ada)).toEqual([])
  expect(await userByHandle(null, 'ada')).toBeUndefined()
  expect((await followersOf(null, ben.id)).rows).toEqual([])
  expect((await credentialsOf({ handle: 'ada' }))?.suspendedAt).toEqual(expect.any(Date))

  await setSuspended(ada.id, false)

  expect((await userByHandle(null, 'ada'))?.id).toBe(ada.id)
  expect((await followersOf(null, ben.id)).rows).toHaveLength(1)
  expect(await setSuspended(1, true)).toBe(false)
})

test('changing the password signs out everywhere else', async () => {
  const { ada, ben } = await people()
  for (const [userId, tokenHash] of [
    [ada.id, 'laptop'],
    [ada.id, 'phone'],
    [ben.id, 'tablet'],
  ] as const)
    await createSession({ userId, tokenHash, userAgent: tokenHash, address: '' })
  const laptop = (await ownSessions(ada)).find((session) => session.userAgent === 'laptop')
  await changePassword(ada, 'new', laptop?.id ?? 0)

  expect((await ownCredentials(ada))?.passwordHash).toBe('new')
  expect(await ownSessions(ada)).toEqual([laptop])
  expect(await ownSessions(ben)).toHaveLength(1)
})

test('a hash is renewed only while it is the one that was verified', async () => {
  const ada = await person('ada', { passwordHash: 'old' })
  await rehashPassword(ada.id, 'other', 'wrong')
  await rehashPassword(ada.id, 'old', 'renewed')

  expect((await ownCredentials(ada))?.passwordHash).toBe('renewed')
})

test('the operator gives a role to those who exist', async () => {
  const ada = await person('ada')

  expect(await setRole(ada.id, 'moderator')).toBe(true)
  expect((await userByHandle(null, 'ada'))?.role).toBe('moderator')
  expect(await setRole(1, 'admin')).toBe(false)
})

test('whoever may do more signs in anew', async () => {
  const { ada, ben } = await people()
  for (const { id } of [ada, ben])
    await createSession({ userId: id, tokenHash: `hash ${id}`, userAgent: '', address: '' })

  await setRole(ada.id, 'admin')
  await setRole(ben.id, 'member')

  expect(await ownSessions(ada)).toEqual([])
  expect(await ownSessions(ben)).toHaveLength(1)
})

test('with a person go their posts, follows and sessions', async () => {
  const { ada, ben } = await people()
  await follow(ada, ben.id)
  await follow(ben, ada.id)
  await post(ada, 'hello')
  await createSession({ userId: ada.id, tokenHash: 'laptop', userAgent: '', address: '' })
  await write((tx) => tx.delete(users).where(eq(users.id, ada.id)))

  expect(await db.select({ id: posts.id }).from(posts)).toEqual([])
  expect(await ownSessions(ada)).toEqual([])
  expect((await followersOf(null, ben.id)).rows).toEqual([])
})

describe.each([1, 2, 3])('in crowd %i', (seed) => {
  test('the operator sees everyone, the suspended as well, newest first', async () => {
    const crowd = imagine(seed, { people: 50, follows: 0, posts: 0 })
    await settle(crowd)

    expect((await everyone()).map((one) => one.id)).toEqual(crowd.people.map((one) => one.id).reverse())
  })
})
