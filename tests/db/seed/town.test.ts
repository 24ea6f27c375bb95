import { afterEach, describe, expect, test } from 'vitest'
import { momentOf } from '#db/id.ts'
import { homeTimeline } from '#db/queries/timelines.ts'
import { buildTown } from '#db/tasks/seed/town/build.ts'
import { settleTown } from '#db/tasks/seed/town.ts'
import { asViewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, post } from '#tests/world.ts'
import { counts, silent, stored } from './rows.ts'

afterEach(emptyDatabase)

const day = 86_400_000
const until = Date.UTC(2026, 4, 1)
const numbers = { users: 80, posts: 900, follows: 700, seed: 1, until }

describe('a town', () => {
  test('has as many people, posts and follows as were asked for, and everybody’s row towards themselves', async () => {
    await buildTown(numbers, silent)

    const { people, follows } = await stored()
    expect(await counts()).toEqual([80, 780, 900])
    for (const { id } of people)
      expect(follows.filter((row) => row.followerId === id && row.followeeId === id)).toHaveLength(1)
  })

  test('is the same for the same numbers, and another one for another seed or day', async () => {
    await buildTown(numbers, silent)
    const first = await stored()
    await emptyDatabase()
    await buildTown(numbers, silent)

    expect(await stored()).toEqual(first)

    await emptyDatabase()
    await buildTown({ ...numbers, seed: 2 }, silent)
    const second = await stored()
    expect(second.posts.map(({ body }) => body)).not.toEqual(first.posts.map(({ body }) => body))
    expect(second.people.map(({ handle }) => handle)).not.toEqual(first.people.map(({ handle }) => handle))

    await emptyDatabase()
    await buildTown({ ...numbers, until: until + day }, silent)
    const later = await stored()
    expect(later.posts.map(({ body }) => body)).toEqual(first.posts.map(({ body }) => body))
    expect(later.posts[0]?.createdAt.getTime()).toBe((first.posts[0]?.createdAt.getTime() ?? 0) + day)
  })

  test('is counted truly', async () => {
    await buildTown(numbers, silent)

    const { people, follows, posts } = await stored()
    const others = follows.filter((row) => row.followerId !== row.followeeId)
    for (const { id, ...counted } of people)
      expect(counted).toMatchObject({
        postCount: posts.filter((row) => row.authorId === id).length,
        followingCount: others.filter((row) => row.followerId === id).length,
        followerCount: others.filter((row) => row.followeeId === id).length,
      })
  })

  test('has ids that tell the date, over many months, the past day not among them', async () => {
    await buildTown(numbers, silent)

    const { people, follows, posts } = await stored()
    for (const { id, createdAt } of [...people, ...follows, ...posts]) {
      expect(momentOf(id)).toEqual(createdAt)
      expect(createdAt.getTime()).toBeLessThan(until)
    }
    const [oldest, newest] = [posts[0], posts.at(-1)].map((row) => row?.createdAt.getTime() ?? 0)
    expect((until - (oldest ?? 0)) / day).toBeGreaterThan(450)
    expect((until - (newest ?? 0)) / day).toBeLessThan(2)
  })

  test('has nobody who writes, follows or is followed before they came', async () => {
    await buildTown(numbers, silent)

    const { people, follows, posts } = await stored()
    const joined = new Map(people.map(({ id, createdAt }) => [id, createdAt.getTime()]))
    const cameBefore = (id: number, moment: Date) => (joined.get(id) ?? Number.NaN) <= moment.getTime()
    expect(posts.filter((row) => !cameBefore(row.authorId, row.createdAt))).toEqual([])
    expect(follows.filter((row) => !cameBefore(row.followerId, row.createdAt))).toEqual([])
    expect(follows.filter((row) => !cameBefore(row.followeeId, row.createdAt))).toEqual([])
  })

  test('knows fame: few are followed by many and write much, half the town follows the first', async () => {
    await buildTown({ ...numbers, users: 400, follows: 4000, posts: 4000 }, silent)

    const { people } = await stored()
    const top = (counts: number[]) => {
      const sorted = counts.toSorted((a, b) => b - a)
      const sum = (some: number[]) => some.reduce((total, count) => total + count, 0)
      return sum(sorted.slice(0, sorted.length / 10)) / sum(sorted)
    }
    expect(top(people.map((one) => one.followerCount))).toBeGreaterThan(0.3)
    expect(top(people.map((one) => one.followingCount))).toBeGreaterThan(0.25)
    expect(top(people.map((one) => one.postCount))).toBeGreaterThan(0.55)
    expect(people[0]?.followerCount).toBeGreaterThanOrEqual(200)
    expect(people.filter((one) => one.followerCount > 0).length).toBeGreaterThan(350)
  })

  test('can be read: somebody’s home has the posts of those they follow', async () => {
    await buildTown(numbers, silent)

    const { people, follows, posts } = await stored()
    const reader = people.at(-1) as (typeof people)[number]
    const followed = follows.filter((row) => row.followerId === reader.id).map((row) => row.followeeId)
    const { rows } = await homeTimeline(asViewer(reader), { limit: 10 })
    const expected = posts.filter((row) => followed.includes(row.authorId)).map(({ id }) => id)
    expect(rows.map(({ id }) => id)).toEqual(expected.slice(-10).reverse())
  })

  test.each([
    [{ users: 1, posts: 3, follows: 0 }],
    [{ users: 2, posts: 0, follows: 2 }],
    [{ users: 5, posts: 1, follows: 20 }],
    [{ users: 12, posts: 0, follows: 131 }],
    [{ users: 30, posts: 10, follows: 1 }],
  ])('may be as odd as %o', async (odd) => {
    await buildTown({ ...numbers, ...odd }, silent)

    expect(await counts()).toEqual([odd.users, odd.users + odd.follows, odd.posts])
  })
})

describe('where people live already', () => {
  const typed = { users: '20', posts: '40', until: '2026-05-01' }

  test('it refuses and changes nothing', async () => {
    await post((await people()).ada, 'hello')
    const before = await stored()

    await expect(settleTown(typed, { env: {}, ...silent })).rejects.toThrow('people live here already')
    expect(await stored()).toEqual(before)
  })

  test('by force it moves in beside them, once, and nobody becomes an admin', async () => {
    await people()
    const before = await stored()
    const told = await settleTown(typed, { env: {}, force: true, ...silent })

    const after = await stored()
    expect(after.people).toEqual(expect.arrayContaining(before.people))
    expect(after.follows).toEqual(expect.arrayContaining(before.follows))
    expect(await counts()).toEqual([23, 23 + 380, 40])
    expect(after.people.filter(({ role }) => role !== 'member')).toEqual([])
    expect(told).toContain('None of them is an admin')

    await expect(settleTown(typed, { env: {}, force: true, ...silent })).rejects.toThrow(
      'of such a town live here already',
    )
    expect(await stored()).toEqual(after)
  })

  test('by force a town of another seed moves in beside the first', async () => {
    await settleTown(typed, { env: {}, ...silent })
    await settleTown({ ...typed, seed: '2' }, { env: {}, force: true, ...silent })

    expect(await counts()).toEqual([40, 800, 80])
    expect((await stored()).people.filter(({ role }) => role === 'admin')).toHaveLength(1)
  })

  test('where others can come in it refuses too', async () => {
    await expect(settleTown(typed, { env: { NODE_ENV: 'production' } })).rejects.toThrow('others can reach')
    expect(await counts()).toEqual([0, 0, 0])
  })
})
