import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { write } from '#db/client.ts'
import { follow } from '#db/mutations/follows.ts'
import { createPost, deletePost, type NewPost, restorePost } from '#db/mutations/posts.ts'
import { everyonesPosts, postById, postsBy, repliesBy } from '#db/queries/posts.ts'
import { homeTimeline } from '#db/queries/timelines.ts'
import { users } from '#db/schema/users.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { ids } from '#tests/walk.ts'
import { people, person, post } from '#tests/world.ts'

afterEach(emptyDatabase)

async function written(viewer: Viewer, newPost: NewPost): Promise<number> {
  const created = await createPost(viewer, newPost)
  if (typeof created !== 'object') throw new Error(`${viewer.handle} could not answer: ${created}`)
  return created.id
}

test('an answer says whom it answers and is counted, also when it is deleted and back', async () => {
  const { ada, ben } = await people()
  const id = await post(ada, 'Tea?')
  const reply = await written(ben, { body: 'Yes.', replyTo: id })

  expect(await postById(null, 'ben', reply)).toMatchObject({ replyTo: 'ada' })
  expect(await postById(null, 'ada', id)).toMatchObject({ replies: 1 })

  await deletePost(ben, reply)
  expect(await postById(null, 'ada', id)).not.toHaveProperty('replies')

  await restorePost(ben, reply)
  expect(await postById(null, 'ada', id)).toMatchObject({ replies: 1 })
})

test('what is gone, or not for Ben, takes no answer of his', async () => {
  const { ada, ben } = await people()
  const quiet = await written(ada, { body: 'Quiet.', visibility: 'followers' })
  const gone = await post(ada, 'Gone.')
  await deletePost(ada, gone)

  for (const replyTo of [quiet, gone, 1])
    expect(await createPost(ben, { body: 'Hello.', replyTo })).toBe('closed')
  expect((await repliesBy(ben, ben.id)).rows).toEqual([])
})

test('the same form sent twice makes one answer; answers to two posts are two', async () => {
  const { ada, ben } = await people()
  const [one, other] = [await post(ada, '1'), await post(ada, '2')]
  const first = await createPost(ben, { body: 'Yes.', replyTo: one, key: 'form' })

  expect(await createPost(ben, { body: 'Yes.', replyTo: one, key: 'form' })).toEqual(first)
  expect(await createPost(ben, { body: 'Yes.', replyTo: other, key: 'form' })).toBe('conflict')
  expect(await postById(null, 'ada', one)).toMatchObject({ replies: 1 })
})

describe('who may answer', () => {
  test.each([
    ['everyone', [true, true, true, true]],
    ['followers', [true, false, false, true]],
    ['following', [false, true, false, true]],
    ['mentioned', [false, false, true, true]],
    ['nobody', [false, false, false, true]],
  ] as const)('%s', async (replyPolicy, may) => {
    const { ada, ben, cy } = await people()
    await follow(ben, ada.id)
    await follow(ada, cy.id)
    const named = await person('dot')
    const id = await written(ada, { body: 'For @dot.', replyPolicy })

    for (const [at, viewer] of [ben, cy, named, ada].entries()) {
      const created = await createPost(viewer, { body: 'Hello.', replyTo: id })
      expect(created !== 'closed', viewer.handle).toBe(may[at])
    }
  })
})

test('a profile has posts and answers apart, and answers are on no list of everyone', async () => {
  const { ada, ben } = await people()
  const id = await post(ada, 'Tea?')
  const reply = await written(ben, { body: 'Yes.', replyTo: id })
  const own = await post(ben, 'Own.')

  expect(ids((await postsBy(null, ben.id)).rows)).toEqual([own])
  expect(ids((await repliesBy(null, ben.id)).rows)).toEqual([reply])
  expect((await repliesBy(null, ben.id)).rows[0]).toMatchObject({ replyTo: 'ada' })
  expect(ids((await everyonesPosts(null)).rows)).toEqual([own, id])
})

test('home shows an answer to whoever follows both, or wants all of them', async () => {
  const { ada, ben, cy } = await people()
  await follow(ada, ben.id)
  const cys = await post(cy, 'Tea?')
  const toCy = await written(ben, { body: 'Yes.', replyTo: cys })
  const adas = await post(ada, 'Coffee?')
  const toAda = await written(ben, { body: 'No.', replyTo: adas })
  const toHimself = await written(ben, { body: 'Well.', replyTo: toCy })

  expect(ids((await homeTimeline(ada)).rows)).toEqual([toHimself, toAda, adas])

  await write((tx) => tx.update(users).set({ homeReplies: 'all' }).where(eq(users.id, ada.id)))
  expect(ids((await homeTimeline(ada)).rows)).toEqual([toHimself, toAda, adas, toCy])

  await write((tx) => tx.update(users).set({ homeReplies: 'followed' }).where(eq(users.id, ada.id)))
  await follow(ada, cy.id)
  expect(ids((await homeTimeline(ada)).rows)).toEqual([toHimself, toAda, adas, toCy, cys])
})
