import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { announce, type Happening, listen } from '#db/bus.ts'
import { db, write } from '#db/client.ts'
import { nextId } from '#db/id.ts'
import { block } from '#db/mutations/blocks.ts'
import { tell, untell } from '#db/mutations/notifications.ts'
import { createPost } from '#db/mutations/posts.ts'
import { createSession, endOtherSessions, endSessionOf } from '#db/mutations/sessions.ts'
import { changePassword, setRole, setSuspended } from '#db/mutations/users.ts'
import { follows } from '#db/schema/follows.ts'
import { posts } from '#db/schema/posts.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people } from '#tests/world.ts'

const heard: Happening[] = []
const stops = (['post', 'repost', 'notified', 'session-ended', 'blocked'] as const).map((kind) =>
  listen(kind, (happening) => heard.push(happening)),
)

let ada: Viewer
let ben: Viewer
let cy: Viewer
beforeEach(async () => {
  ;({ ada, ben, cy } = await people())
  heard.length = 0
})
afterEach(emptyDatabase)
afterAll(() => {
  for (const stop of stops) stop()
})

const about = (userId: number): Happening => ({ kind: 'notified', userId })
const oops = new Error('oops')

test('a post is told of once it is stored, to whoever listens then', async () => {
  let found: Promise<number> | undefined
  const stop = listen('post', () => {
    found = db
      .select({ id: posts.id })
      .from(posts)
      .then((rows) => rows.length)
  })

  const post = await createPost(ada, { body: 'The terns are back.', visibility: 'followers' })
  stop()
  await createPost(ada, { body: 'All of them.' })

  expect(await found).toBe(1)
  expect(heard[0]).toEqual({ kind: 'post', ...(post as object), authorId: ada.id, visibility: 'followers' })
  expect(heard).toHaveLength(2)
})

test('nothing is told of a write that was taken back, or of a post that was there already', async () => {
  const key = 'a key of its own'
  await createPost(ada, { body: 'Once.', key })
  heard.length = 0

  await createPost(ada, { body: 'Once.', key })
  const writing = write(async (tx) => {
    announce(tx, about(ada.id))
    throw oops
  })

  await expect(writing).rejects.toBe(oops)
  expect(heard).toEqual([])
})

test('a write that runs again tells of its last run only', async () => {
  const taken = nextId()
  const row = (id: number, one: Viewer, other: Viewer) => ({
    id,
    followerId: one.id,
    followeeId: other.id,
    createdAt: new Date(),
  })
  await write((tx) => tx.insert(follows).values(row(taken, ada, ben)))
  let run = 0

  await write(async (tx) => {
    run += 1
    announce(tx, about(run))
    await tx.insert(follows).values(row(run === 1 ? taken : nextId(), ben, ada))
  })

  expect(heard).toEqual([about(2)])
})

test('what a write inside another announced waits for the outer one, and goes if it was taken back', async () => {
  await write(async (tx) => {
    await write(async (inner) => announce(inner, about(ada.id)))
    await write(async (inner) => {
      announce(inner, about(ben.id))
      throw oops
    }).catch(() => undefined)
    expect(heard).toEqual([])
    announce(tx, about(0))
  })

  expect(heard).toEqual([about(ada.id), about(0)])
})

test('a listener that fails hinders neither the write nor the next listener', async () => {
  const reported: unknown[] = []
  const { error } = console
  console.error = (what) => reported.push(what)
  const stop = listen('post', () => {
    throw oops
  })
  const later: Happening[] = []
  const stopLater = listen('post', (happening) => later.push(happening))

  await createPost(ada, { body: 'Still here.' })
  stop()
  stopLater()
  console.error = error

  expect(later).toHaveLength(1)
  expect(reported).toEqual([oops])
})

test('every way in which a session ends, a block and a notification are told of', async () => {
  const began = (userId: number, tokenHash: string) =>
    createSession({ userId, tokenHash, userAgent: '', address: '' })
  const ended: Happening = { kind: 'session-ended', userId: ada.id }
  const ways: Record<string, () => Promise<unknown>> = {
    'signing out': () => endSessionOf('way'),
    'ending the others': () => endOtherSessions(ada, 0),
    'another password': () => changePassword(ada, 'hash', 0),
    'another role': () => setRole(ada.id, 'moderator'),
    suspension: () => setSuspended(ada.id, true),
  }
  for (const [way, end] of Object.entries(ways)) {
    await began(ada.id, 'way')
    heard.length = 0
    await end()
    expect(heard, way).toEqual([ended])
  }

  heard.length = 0
  const told = { userId: ben.id, kind: 'follow', actorId: cy.id } as const
  await write((tx) => tell(tx, told))
  await write((tx) => untell(tx, told))
  await block(ben, cy.id)
  expect(heard).toEqual([
    about(ben.id),
    about(ben.id),
    { kind: 'blocked', blockerId: ben.id, blockedId: cy.id },
  ])
})
