import { afterEach, expect, test } from 'vitest'
import { pin, unpin } from '#db/mutations/pins.ts'
import { deletePost, restorePost } from '#db/mutations/posts.ts'
import { repost } from '#db/mutations/reposts.ts'
import { setSuspended } from '#db/mutations/users.ts'
import { isPinned, pinnedBy } from '#db/queries/pins.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { ids } from '#tests/walk.ts'
import { people, post } from '#tests/world.ts'

afterEach(emptyDatabase)

const pinned = async (by: Viewer, viewer: Viewer | null = null) => ids(await pinnedBy(viewer, by.id))

test('the last pinned stands first, pinning twice is pinning once, and so is taking it back', async () => {
  const { ada } = await people()
  const [first, second] = [await post(ada, '1'), await post(ada, '2')]
  await Promise.all([pin(ada, second), pin(ada, second)])

  expect(await pin(ada, first)).toBe('pinned')
  expect(await pin(ada, second)).toBe('pinned')
  expect(await pinned(ada)).toEqual([first, second])
  expect(await isPinned(ada, first)).toBe(true)

  await unpin(ada, first)
  await unpin(ada, first)

  expect(await pinned(ada)).toEqual([second])
  expect(await isPinned(ada, first)).toBe(false)
})

test('five is the most, however many are pinned at once', async () => {
  const { ada } = await people()
  const some = []
  for (let i = 0; i < 7; i++) some.push(await post(ada, `${i}`))
  const answers = await Promise.all(some.map((id) => pin(ada, id)))

  expect(answers.filter((answer) => answer === 'full')).toHaveLength(2)
  const there = await pinned(ada)
  expect(there).toHaveLength(5)

  await unpin(ada, there[0] ?? 0)

  expect(await pin(ada, some.find((id) => !there.includes(id)) ?? 0)).toBe('pinned')
})

test('only posts of one’s own are pinned, not what one passes on, nor anything while suspended', async () => {
  const { ada, ben } = await people()
  const [theirs, own] = [await post(ben, 'Boats.'), await post(ada, 'Tea.')]
  await repost(ada, theirs)

  expect(await pin(ada, theirs)).toBeUndefined()
  expect(await pin(ada, 1)).toBeUndefined()
  await pin(ben, theirs)
  await unpin(ada, theirs)
  expect(await pinned(ben)).toEqual([theirs])

  await setSuspended(ada.id, true)

  expect(await pin(ada, own)).toBeUndefined()
})

test('what is deleted is pinned no more, also when it is taken back; others see what they may', async () => {
  const { ada, ben } = await people()
  const [open, quiet] = [await post(ada, 'Tea.'), await post(ada, 'Psst.', { visibility: 'followers' })]
  for (const id of [open, quiet]) await pin(ada, id)

  expect(await pinned(ada, ada)).toEqual([quiet, open])
  expect(await pinned(ada, ben)).toEqual([open])

  await deletePost(ada, open)
  await restorePost(ada, open)

  expect(await pinned(ada, ben)).toEqual([])
})
