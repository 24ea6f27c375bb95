import { afterEach, describe, expect, test } from 'vitest'
import { write } from '#db/client.ts'
import { follow } from '#db/mutations/follows.ts'
import { deletePost } from '#db/mutations/posts.ts'
import { setSuspended } from '#db/mutations/users.ts'
import { worthFollowing } from '#db/queries/suggestions.ts'
import type { Viewer } from '#db/viewer.ts'
import { type Crowd, imagine, insertPosts, type Someone, settle, viewerOf } from '#tests/crowd.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, person, post } from '#tests/world.ts'

afterEach(emptyDatabase)

const day = 86_400_000
const handles = async (viewer: Viewer | null, limit?: number) =>
  (await worthFollowing(viewer, { limit })).map((one) => one.handle)

test('Ada is led to those whom the people she follows follow, the more of them the sooner', async () => {
  const { ada, ben, cy } = await people()
  const [dot, eda, finn] = [await person('dot'), await person('eda'), await person('finn')]
  for (const one of [ben, cy]) await follow(ada, one.id)
  await follow(ben, dot.id)
  for (const one of [ben, cy]) await follow(one, eda.id)
  for (const one of [dot, eda]) await follow(one, finn.id)

  expect(await handles(ada)).toEqual(['eda', 'dot', 'finn'])
  expect(await handles(ada, 1)).toEqual(['eda'])
})

test('those who posted lately come before those who fell silent', async () => {
  const { ada, ben, cy } = await people()
  const [dot, eda, finn] = [await person('dot'), await person('eda'), await person('finn')]
  for (const one of [ben, cy]) await follow(ada, one.id)
  for (const one of [dot, eda, finn]) await follow(ben, one.id)
  for (const one of [dot, finn]) await follow(cy, one.id)
  await post(dot, 'long ago', { at: new Date(Date.now() - 31 * day) })
  await post(eda, 'today')
  await deletePost(finn, await post(finn, 'never mind'))

  expect(await handles(ada)).toEqual(['eda', 'finn', 'dot'])
})

test('never oneself, nobody one follows, nobody suspended, nobody twice', async () => {
  const { ada, ben, cy } = await people()
  const [dot, eda] = [await person('dot'), await person('eda')]
  await follow(ada, ben.id)
  for (const one of [ada, cy, dot, eda]) await follow(ben, one.id)
  await follow(ada, cy.id)
  await follow(cy, dot.id)
  await setSuspended(eda.id, true)

  expect(await handles(ada)).toEqual(['dot'])
  expect(await handles(dot)).toEqual(['cy', 'ben', 'ada'])
})

test('a stranger, and whoever follows nobody, is led to the most followed', async () => {
  const { ada, ben, cy } = await people()
  for (const one of [ada, cy]) await follow(one, ben.id)
  await follow(ben, cy.id)
  await person('dot', { bio: 'New here.' })

  expect(await handles(null)).toEqual(['ben', 'cy', 'dot', 'ada'])
  expect((await worthFollowing(null, { bios: true })).at(2)).toMatchObject({ bio: 'New here.' })
  expect((await worthFollowing(null)).map(({ bio }) => bio).join('')).toBe('')
})

describe.each([1, 2, 3])('in crowd %i', (seed) => {
  test('the suggestions are those of a plain filter', async () => {
    const crowd = imagine(seed, { people: 150, follows: 700, posts: 0 })
    const writers = crowd.people.filter((_, at) => at % 2 === 0)
    await settle(crowd)
    await write((tx) =>
      insertPosts(
        tx,
        writers.map(({ id, createdAt }) => ({ id, authorId: id, body: 'here', createdAt })),
      ),
    )

    for (const viewer of [null, ...crowd.people.slice(0, 40)]) {
      const limit = 1 + Math.floor(crowd.random() * 40)
      const found = await worthFollowing(viewer && viewerOf(viewer), { limit })

      expect(found.map(({ id }) => id)).toEqual(plainly(crowd, viewer, writers).slice(0, limit))
    }
  })
})

/** The plain and obviously right version. */
function plainly(crowd: Crowd, viewer: Someone | null, writers: Someone[]): number[] {
  const followees = (id: number | undefined) =>
    crowd.follows.filter((row) => row.followerId === id).sort((a, b) => b.id - a.id)
  const followed = new Set(followees(viewer?.id).map((row) => row.followeeId))
  const ways = new Map<number, number>()
  for (const own of followees(viewer?.id)
    .filter((row) => row.followeeId !== viewer?.id)
    .slice(0, 24))
    for (const { followeeId } of followees(own.followeeId).slice(0, 24))
      if (!followed.has(followeeId)) ways.set(followeeId, (ways.get(followeeId) ?? 0) + 1)
  const near = [...ways.keys()].sort((a, b) => (ways.get(b) ?? 0) - (ways.get(a) ?? 0) || b - a).slice(0, 60)

  const byId = new Map(crowd.people.map((one) => [one.id, one]))
  const active = new Set(writers.map(({ id }) => id))
  const inOrder = (ids: number[]) =>
    ids
      .map((id) => byId.get(id) as Someone)
      .sort(
        (a, b) =>
          Number(active.has(b.id)) - Number(active.has(a.id)) ||
          (ways.get(b.id) ?? 0) - (ways.get(a.id) ?? 0) ||
          b.followerCount - a.followerCount ||
          b.id - a.id,
      )
      .map(({ id }) => id)
  const seen = (id: number) => !byId.get(id)?.suspendedAt
  const first = inOrder(near.filter(seen))
  const popular = crowd.people
    .filter((one) => !one.suspendedAt && !followed.has(one.id))
    .sort((a, b) => b.followerCount - a.followerCount || b.id - a.id)
    .slice(0, 60)
  ways.clear()
  return [...new Set([...first, ...inOrder(popular.map(({ id }) => id))])]
}
