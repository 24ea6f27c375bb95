import { afterEach, expect, test } from 'vitest'
import {
  createSession,
  endOtherSessions,
  endSession,
  endSessionOf,
  touchSession,
} from '#db/mutations/sessions.ts'
import { setSuspended } from '#db/mutations/users.ts'
import { ownSessions, sessionOf } from '#db/queries/sessions.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, person } from '#tests/world.ts'

afterEach(emptyDatabase)

const signIn = (viewer: Viewer, tokenHash: string, endTokenHash?: string) =>
  createSession({ userId: viewer.id, tokenHash, userAgent: tokenHash, address: '192.0.2.1' }, endTokenHash)
const devices = async (viewer: Viewer) => (await ownSessions(viewer)).map((session) => session.userAgent)
const idOf = async (tokenHash: string) => (await sessionOf(tokenHash))?.id ?? 0

test('a session says whose it is', async () => {
  const { ada, ben } = await people()
  await signIn(ben, 'tablet')

  expect(await signIn(ada, 'laptop')).toBe(true)
  expect(await sessionOf('laptop')).toEqual({
    id: expect.any(Number),
    createdAt: expect.any(Date),
    usualVisibility: null,
    undoSendSeconds: 0,
    seenAt: expect.any(Date),
    user: { ...ada, name: 'Ada Marsh', avatar: null },
  })
  expect(await sessionOf('Laptop')).toBeUndefined()
  expect(await sessionOf('')).toBeUndefined()
})

test('signing in again in one browser ends what it had before', async () => {
  const ada = await person('ada')
  await signIn(ada, 'before')
  await signIn(ada, 'after', 'before')

  expect(await devices(ada)).toEqual(['after'])
})

test('Ada keeps her newest fifty sessions, Ben his own', async () => {
  const { ada, ben } = await people()
  await signIn(ben, 'tablet')
  for (let i = 0; i < 52; i++) await signIn(ada, `device ${i}`)

  expect(await devices(ada)).toEqual(Array.from({ length: 50 }, (_, i) => `device ${51 - i}`))
  expect(await devices(ben)).toEqual(['tablet'])
})

test('fifty are the most also when sixty begin at once', async () => {
  const ada = await person('ada')
  await Promise.all(Array.from({ length: 60 }, (_, i) => signIn(ada, `device ${i}`)))

  expect(await devices(ada)).toHaveLength(50)
})

test('Ada ends a session of hers; Ben cannot', async () => {
  const { ada, ben } = await people()
  await signIn(ada, 'laptop')
  const laptop = await idOf('laptop')

  expect(await endSession(ben, laptop)).toBe(false)
  expect(await devices(ada)).toEqual(['laptop'])
  expect(await endSession(ada, laptop)).toBe(true)
  expect(await endSession(ada, laptop)).toBe(false)
  expect(await sessionOf('laptop')).toBeUndefined()
})

test('Ada ends all but the one she is using', async () => {
  const { ada, ben } = await people()
  for (const device of ['laptop', 'phone', 'library']) await signIn(ada, device)
  await signIn(ben, 'tablet')

  expect(await endOtherSessions(ada, await idOf('phone'))).toBe(2)
  expect(await devices(ada)).toEqual(['phone'])
  expect(await devices(ben)).toEqual(['tablet'])
})

test('signing out ends the session of that browser alone', async () => {
  const ada = await person('ada')
  await signIn(ada, 'laptop')
  await signIn(ada, 'phone')
  await endSessionOf('laptop')
  await endSessionOf('laptop')

  expect(await devices(ada)).toEqual(['phone'])
})

test('someone suspended or unknown cannot begin a session, and none of theirs goes on', async () => {
  const { ada, ben } = await people()
  await signIn(ada, 'laptop')
  await setSuspended(ada.id, true)

  expect(await signIn(ada, 'phone')).toBe(false)
  expect(await sessionOf('laptop')).toBeUndefined()
  expect(await createSession({ userId: ben.id + 1, tokenHash: 'x', userAgent: '', address: '' })).toBe(false)

  await setSuspended(ada.id, false)

  expect(await devices(ada)).toEqual([])
})

test('no session survives a suspension that comes at the same moment', async () => {
  const ada = await person('ada')
  for (let i = 0; i < 20; i++) {
    await Promise.all([signIn(ada, `device ${i}`), setSuspended(ada.id, true)])

    expect(await devices(ada)).toEqual([])

    await setSuspended(ada.id, false)
  }
})

test('a session was last seen at the latest moment that was noted', async () => {
  const ada = await person('ada')
  await signIn(ada, 'laptop')
  const id = await idOf('laptop')
  const later = new Date(Date.now() + 60_000)
  await touchSession(id, later)
  await touchSession(id, new Date(Date.now() + 1000))

  expect((await sessionOf('laptop'))?.seenAt).toEqual(later)
})
