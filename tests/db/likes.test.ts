import { afterEach, expect, test } from 'vitest'
import { bookmark, unbookmark } from '#db/mutations/bookmarks.ts'
import { likePost, unlikePost } from '#db/mutations/likes.ts'
import { createPost, deletePost, restorePost } from '#db/mutations/posts.ts'
import { setSuspended } from '#db/mutations/users.ts'
import { bookmarkedPosts } from '#db/queries/bookmarks.ts'
import { likersOf } from '#db/queries/likes.ts'
import { postById } from '#db/queries/posts.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { ids, walk } from '#tests/walk.ts'
import { people, person, post } from '#tests/world.ts'

afterEach(emptyDatabase)

const likers = async (viewer: Viewer | null, id: number) =>
  (await likersOf(viewer, id)).rows.map(({ handle }) => handle)

test('liking twice is liking once, and so is taking it back', async () => {
  const { ada, ben } = await people()
  const id = await post(ada, 'Tea?')
  await likePost(ben, id)

  expect(await likePost(ben, id)).toBe(true)
  expect(await postById(ben, 'ada', id)).toMatchObject({ likes: 1, liked: true })
  expect(await postById(ada, 'ada', id)).not.toHaveProperty('liked')

  await unlikePost(ben, id)
  await unlikePost(ben, id)

  expect(await postById(ben, 'ada', id)).not.toHaveProperty('likes')
})

test('ten people who like a post at once are ten', async () => {
  const { ada } = await people()
  const id = await post(ada, 'Tea?')
  const crowd = await Promise.all(Array.from({ length: 10 }, (_, i) => person(`person${i}`)))
  await Promise.all(crowd.flatMap((one) => [likePost(one, id), likePost(one, id)]))

  expect((await postById(null, 'ada', id))?.likes).toBe(10)
  expect(await likersOf(null, id)).toHaveProperty('rows.length', 10)
})

test('nobody likes or keeps what they may not see, nor anything while suspended', async () => {
  const { ada, ben } = await people()
  const created = await createPost(ada, { body: 'For followers.', visibility: 'followers' })
  const hidden = typeof created === 'object' ? created.id : 0
  const open = await post(ada, 'For everyone.')

  expect(await likePost(ben, hidden)).toBe(false)
  expect(await bookmark(ben, hidden)).toBe(false)
  expect(await likePost(ben, 1)).toBe(false)

  await setSuspended(ben.id, true)

  expect(await likePost(ben, open)).toBe(false)
  expect(await bookmark(ben, open)).toBe(false)
  expect((await postById(ada, 'ada', hidden))?.likes).toBeUndefined()
})

test('who liked a post stands in the order of when, the latest first, without who is gone', async () => {
  const { ada, ben, cy } = await people()
  const id = await post(ada, 'Tea?')
  for (const one of [cy, ben, ada]) await likePost(one, id)

  expect(await likers(null, id)).toEqual(['ada', 'ben', 'cy'])
  expect(ids(await walk((page) => likersOf(null, id, page), 2))).toEqual([ada.id, ben.id, cy.id])

  await setSuspended(ben.id, true)

  expect(await likers(null, id)).toEqual(['ada', 'cy'])
})

test('bookmarks are one’s own, the latest first, as far as the posts are there', async () => {
  const { ada, ben } = await people()
  const [first, second, third] = [await post(ben, '1'), await post(ben, '2'), await post(ben, '3')]
  for (const id of [second, first, third, first]) await bookmark(ada, id)

  expect(ids(await walk((page) => bookmarkedPosts(ada, page), 2))).toEqual([third, first, second])
  expect((await bookmarkedPosts(ada)).rows[0]).toMatchObject({ body: '3', bookmarked: true })
  expect((await bookmarkedPosts(ben)).rows).toEqual([])

  await deletePost(ben, third)
  await unbookmark(ada, first)
  await unbookmark(ada, first)

  expect(ids((await bookmarkedPosts(ada)).rows)).toEqual([second])

  await restorePost(ben, third)

  expect(ids((await bookmarkedPosts(ada)).rows)).toEqual([third, second])
})
