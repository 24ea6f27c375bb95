import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { block } from '#db/mutations/blocks.ts'
import { follow, setProtected, unfollow } from '#db/mutations/follows.ts'
import { mute } from '#db/mutations/mutes.ts'
import { deletePost, restorePost } from '#db/mutations/posts.ts'
import { repost, unrepost } from '#db/mutations/reposts.ts'
import { setSuspended } from '#db/mutations/users.ts'
import { everyonesPosts, postById, postsBy, visiblePost } from '#db/queries/posts.ts'
import { repostersOf } from '#db/queries/reposts.ts'
import { streamBy } from '#db/queries/streams.ts'
import { homeTimeline } from '#db/queries/timelines.ts'
import { notifications } from '#db/schema/notifications.ts'
import { posts } from '#db/schema/posts.ts'
import { wrongPostCounters } from '#db/tasks/doctor/post-counters.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { ids, walk } from '#tests/walk.ts'
import { people, person, post } from '#tests/world.ts'

afterEach(emptyDatabase)

const home = async (viewer: Viewer) => (await homeTimeline(viewer)).rows
const told = async (viewer: Viewer) =>
  (await db.select().from(notifications).where(eq(notifications.userId, viewer.id))).map(
    ({ kind, actorId, postId }) => ({ kind, actorId, postId }),
  )

test('reposting twice is reposting once, and so is taking it back; the author is told as long as it is so', async () => {
  const { ada, ben } = await people()
  const id = await post(ada, 'Tea?')
  await Promise.all([repost(ben, id), repost(ben, id)])

  expect(await repost(ben, id)).toBe(true)
  expect(await postById(ben, 'ada', id)).toMatchObject({ reposts: 1, reposted: true })
  expect(await postById(ada, 'ada', id)).not.toHaveProperty('reposted')
  expect(await told(ada)).toEqual([{ kind: 'repost', actorId: ben.id, postId: id }])

  await unrepost(ben, id)
  await unrepost(ben, id)

  expect(await postById(ben, 'ada', id)).not.toHaveProperty('reposts')
  expect(await told(ada)).toEqual([])
  expect(await wrongPostCounters()).toEqual([])
})

test('nobody passes on what is not for everyone, nor anything while suspended or across a block', async () => {
  const { ada, ben, cy } = await people()
  const [open, quiet] = [await post(ada, 'Tea?'), await post(ada, 'Psst.', { visibility: 'followers' })]
  await follow(ben, ada.id)
  await block(ada, cy.id)
  await repost(ben, open)
  const [{ id: again } = { id: 0 }] = await db.select().from(posts).where(eq(posts.repostOfId, open))

  expect(await repost(ben, quiet)).toBe(false)
  expect(await repost(ada, quiet)).toBe(false)
  expect(await repost(cy, open)).toBe(false)
  expect(await repost(ada, again)).toBe(false)

  await unrepost(ben, open)
  await setSuspended(ben.id, true)
  expect(await repost(ben, open)).toBe(false)
  await setSuspended(ben.id, false)
  await setProtected(ada, true)

  expect(await repost(ben, open)).toBe(false)
  expect(await postById(ben, 'ada', open)).toMatchObject({ guarded: true })
  expect(await repost(ada, open)).toBe(true)
})

test('a repost is no post: it has no page and is no post of whoever reposts', async () => {
  const { ada, ben } = await people()
  const id = await post(ada, 'Tea?')
  await repost(ben, id)
  const [{ id: again } = { id: 0 }] = await db.select().from(posts).where(eq(posts.repostOfId, id))

  expect(await visiblePost(ada, again)).toBeUndefined()
  expect(await postById(ada, 'ben', again)).toBeUndefined()
  expect((await postsBy(ada, ben.id)).rows).toEqual([])
  expect(ids((await everyonesPosts(null)).rows)).toEqual([id])
  expect(await deletePost(ben, again)).toBeUndefined()
})

describe('at home', () => {
  test('a post that friends pass on stands once, where it was passed on last, and says by whom', async () => {
    const { ada, ben, cy } = await people()
    const dot = await person('dot')
    const id = await post(ada, 'Tea?')
    for (const friend of [ben, cy]) {
      await follow(dot, friend.id)
      await repost(friend, id)
    }
    const later = await post(ben, 'Coffee?')
    await repost(dot, id)

    const [first, second, ...rest] = await home(dot)
    expect(first).toMatchObject({ id, reposter: { handle: 'dot', name: 'dot', others: 2 } })
    expect(first?.cursor).toBeGreaterThan(later)
    expect(second).toMatchObject({ id: later })
    expect(rest).toEqual([])

    await unrepost(dot, id)
    await unrepost(ben, id)

    expect((await home(dot)).map((row) => [row.id, row.reposter?.handle])).toEqual([
      [later, undefined],
      [id, 'cy'],
    ])
  })

  test('a post stands once also when its author is followed, and pages lose nothing in between', async () => {
    const { ada, ben } = await people()
    const reader = await person('reader')
    for (const friend of [ada, ben]) await follow(reader, friend.id)
    const written = []
    for (let i = 0; i < 7; i++) {
      const id = await post(ada, `${i}`)
      written.push(id)
      if (i % 2 === 0) await repost(ben, id)
    }

    expect(ids(await home(reader))).toEqual(written.toReversed())
    const all = await walk((page) => homeTimeline(reader, page), 2)
    expect([...new Set(ids(all))].sort()).toEqual(written.toSorted())
  })

  test('neither what somebody muted or blocked wrote comes by a repost, nor what somebody muted passes on', async () => {
    const { ada, ben, cy } = await people()
    const id = await post(ada, 'Tea?')
    await follow(cy, ben.id)
    await repost(ben, id)

    expect(ids(await home(cy))).toEqual([id])

    await mute(cy, ada.id, null)
    expect(await home(cy)).toEqual([])
    const mine = await post(cy, 'Coffee?')
    await repost(ben, mine)
    expect((await home(cy)).map((row) => row.reposter?.handle)).toEqual(['ben'])
    await mute(cy, ben.id, null)
    expect((await home(cy)).map((row) => row.reposter?.handle)).toEqual([undefined])

    const dot = await person('dot')
    await follow(dot, ben.id)
    expect(ids(await home(dot))).toEqual([mine, id])
    await block(ada, dot.id)
    expect(ids(await home(dot))).toEqual([mine])
    await setSuspended(ben.id, true)
    expect(await home(dot)).toEqual([])
  })

  test('a reply somebody passes on is shown, whomever it answers', async () => {
    const { ada, ben, cy } = await people()
    const question = await post(ada, 'Tea?')
    const reply = await post(cy, 'Yes.', { replyTo: question })
    await follow(ben, cy.id)

    expect(await home(ben)).toEqual([])

    await follow(cy, ben.id)
    await repost(cy, reply)

    expect(ids(await home(ben))).toEqual([reply])
    await unfollow(ben, cy.id)
    expect(await home(ben)).toEqual([])
  })

  test('what is deleted is gone from every stream until it is taken back', async () => {
    const { ada, ben } = await people()
    const id = await post(ada, 'Tea?')
    await repost(ben, id)
    await deletePost(ada, id)

    expect(await home(ben)).toEqual([])
    await restorePost(ada, id)
    expect(ids(await home(ben))).toEqual([id])
  })
})

test('a profile shows what somebody posts and passes on as one stream, and pages through it', async () => {
  const { ada, ben, cy } = await people()
  const [first, theirs] = [await post(ada, '1'), await post(ben, 'Boats.')]
  await repost(ada, theirs)
  const second = await post(ada, '2')
  await repost(ada, first)

  const stream = async (viewer: Viewer | null) =>
    (await streamBy(viewer, ada.id)).rows.map((row) => [row.id, row.reposter?.handle])
  expect(await stream(null)).toEqual([
    [first, 'ada'],
    [second, undefined],
    [theirs, 'ada'],
  ])
  const paged = await walk((page) => streamBy(null, ada.id, page), 1)
  expect(ids(paged)).toEqual([first, second, theirs, first])

  await mute(cy, ben.id, null)
  expect(await stream(cy)).toEqual([
    [first, 'ada'],
    [second, undefined],
  ])
  await block(cy, ada.id)
  expect(await stream(cy)).toEqual([])
  await setProtected(ada, true)
  expect(await stream(null)).toEqual([])
})

test('who passes a post on is listed, the latest first, without who is gone or read by others only', async () => {
  const { ada, ben, cy } = await people()
  const id = await post(ada, 'Tea?')
  for (const one of [cy, ben, ada]) await repost(one, id)

  expect(ids(await walk((page) => repostersOf(null, id, page), 2))).toEqual([ada.id, ben.id, cy.id])

  await setSuspended(ben.id, true)
  await setProtected(cy, true)

  expect(ids((await repostersOf(null, id)).rows)).toEqual([ada.id])
  expect(ids((await repostersOf(cy, id)).rows)).toEqual([ada.id, cy.id])
})
