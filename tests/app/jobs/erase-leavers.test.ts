import { afterEach, beforeEach, expect, test } from 'vitest'
import { eraseLeavers } from '#app/_jobs/erase-leavers.ts'
import { workOff } from '#app/_jobs/work-off.ts'
import { mediaStorage } from '#app/_media/media-storage.ts'
import { db, write } from '#db/client.ts'
import { linkAccount } from '#db/mutations/accounts.ts'
import { eraseSome } from '#db/mutations/erasure.ts'
import { follow } from '#db/mutations/follows.ts'
import { changeHandle } from '#db/mutations/handles.ts'
import { deleteAccount, keepAccount } from '#db/mutations/leaving.ts'
import { likePost } from '#db/mutations/likes.ts'
import { addPasskey } from '#db/mutations/passkeys.ts'
import { setPicture } from '#db/mutations/pictures.ts'
import { createPost, deletePost } from '#db/mutations/posts.ts'
import { createSession } from '#db/mutations/sessions.ts'
import { createResetToken } from '#db/mutations/tokens.ts'
import { createUser, setSuspended } from '#db/mutations/users.ts'
import { nextToErase } from '#db/queries/leaving.ts'
import { everyonesPosts } from '#db/queries/posts.ts'
import { credentialsOf, userByHandle } from '#db/queries/users.ts'
import * as schema from '#db/schema/index.ts'
import { examine } from '#db/tasks/doctor/examine.ts'
import { asViewer, type Viewer } from '#db/viewer.ts'
import { imagine, settle } from '#tests/crowd.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, post } from '#tests/world.ts'

const storage = mediaStorage()
let ada: Viewer
let ben: Viewer
let cy: Viewer

beforeEach(async () => {
  ;({ ada, ben, cy } = await people())
})
afterEach(emptyDatabase)

const long = new Date(Date.now() - 15 * 86_400_000)
const show = () => ({ to: () => undefined, end: () => undefined, stop: () => undefined })
const well = { lines: ['All is well.'], isWell: true }
const folder = 'a'.repeat(22)
/** How many rows there are in each table that has any. */
const rows = async () => {
  const counted = Object.entries(schema).map(
    async ([name, table]) => [name, (await db.select().from(table)).length] as const,
  )
  return Object.fromEntries((await Promise.all(counted)).filter(([, count]) => count > 0))
}

/** All that Ada can leave behind. */
async function live(): Promise<void> {
  for (const body of ['one', 'two', 'three']) await createPost(ada, { body, key: body })
  await deletePost(ada, await post(ada, 'gone'))
  await follow(ada, ben.id)
  await follow(ada, cy.id)
  await follow(ben, ada.id)
  await follow(ben, cy.id)
  const hello = await post(ben, 'hello')
  await likePost(ada, hello)
  await post(ada, 'hello back', { replyTo: hello })
  await addPasskey(ada, { credentialId: 'x', publicKey: 'x', counter: 0, transports: [], name: 'Laptop' })
  await linkAccount(ada, { provider: 'github', providerAccountId: '7' })
  await createSession({ userId: ada.id, tokenHash: 'laptop', userAgent: '', address: '' })
  await storage.put(folder, '400.webp', new Uint8Array([1]))
  await setPicture(ada, 'avatar', folder)
  await changeHandle(ada, 'ada_marsh')
}

test('nothing of Ada is left but her handles, which are nobody’s for a while', async () => {
  await live()
  await deleteAccount(ada.id, long)
  await createResetToken(ada.id)
  await workOff()

  expect(await rows()).toEqual({
    users: 2,
    follows: 3,
    posts: 1,
    formerHandles: 2,
    userWords: 4,
    notifications: 1,
  })
  expect(await userByHandle(null, 'ben')).toMatchObject({ followerCount: 0, followingCount: 1, postCount: 1 })
  expect(await userByHandle(null, 'cy')).toMatchObject({ followerCount: 1, followingCount: 0 })
  expect(await storage.get(folder, '400.webp')).toBeUndefined()
  expect(await credentialsOf({ email: 'ada@example.org' })).toBeUndefined()
  for (const handle of ['ada', 'ada_marsh'])
    expect(await createUser({ handle, email: 'ada@example.org', passwordHash: null })).toEqual({
      taken: 'handle',
    })
  expect(await createUser({ handle: 'dot', email: 'ada@example.org', passwordHash: null })).toHaveProperty(
    'id',
  )
  expect(await examine({ show })).toEqual(well)
})

test('who can still come back stays, and who is suspended goes all the same', async () => {
  await post(ada, 'hello')
  await deleteAccount(ada.id)
  await deleteAccount(ben.id, long)
  await setSuspended(ben.id, true)
  await workOff()

  expect(await credentialsOf({ handle: 'ben' })).toBeUndefined()
  expect(await keepAccount(ada.id)).toBe(true)
  expect((await everyonesPosts(null)).rows).toHaveLength(1)
})

test('whoever is interrupted leaves every count right and goes on where it stopped', async () => {
  await live()
  // An hour ago she could still have come back.
  await deleteAccount(ada.id, new Date(Date.now() - (14 * 24 + 1) * 3_600_000))
  let steps = 0
  for (;;) {
    const found = await write((tx) => eraseSome(tx, ada.id, 1))
    expect(await examine({ show })).toEqual(well)
    if (found === 0) break
    expect(found).toBe(1)
    steps += 1
    await eraseLeavers(() => true)
  }

  // Posts, follows, likes, words of the name, notifications, and what else there is of each.
  expect(steps).toBe(5 + 2 + 1 + 1 + 4 + 3 + 1 + 1 + 3)
  expect(await nextToErase()).toBeUndefined()
  expect((await rows()).users).toBe(2)
})

test('a transaction that fails takes nothing away', async () => {
  await live()
  await deleteAccount(ada.id, long)
  const before = await rows()
  await expect(
    write(async (tx) => {
      await eraseSome(tx, ada.id, 10)
      throw new Error('power cut')
    }),
  ).rejects.toThrow('power cut')

  expect(await rows()).toEqual(before)
})

test('two servers that erase at once, while people go on, leave every count right', {
  timeout: 30_000,
}, async () => {
  const crowd = imagine(7, { people: 150, follows: 1500, posts: 600, suspended: 0 })
  await settle(crowd)
  const viewers = crowd.people.map(({ id, handle }) => asViewer({ id, handle, role: 'member' }))
  for (const { id } of viewers.slice(0, 20)) await deleteAccount(id, long)

  await Promise.all([
    eraseLeavers(),
    eraseLeavers(),
    ...viewers.slice(20, 80).map(async (viewer, n) => {
      await follow(viewer, (viewers[100 + (n % 40)] as Viewer).id)
      await createPost(viewer, { body: 'meanwhile' })
    }),
  ])

  expect(await nextToErase()).toBeUndefined()
  expect(await db.select().from(schema.users)).toHaveLength(150 + 3 - 20)
  expect(await examine({ show })).toEqual(well)
})
