import { eq, inArray } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { write } from '#db/client.ts'
import { nextId } from '#db/id.ts'
import { follow, unfollow } from '#db/mutations/follows.ts'
import { deletePost } from '#db/mutations/posts.ts'
import { setSuspended } from '#db/mutations/users.ts'
import type { PageRequest } from '#db/queries/page.ts'
import { homeTimeline } from '#db/queries/timelines.ts'
import { posts } from '#db/schema/posts.ts'
import { users } from '#db/schema/users.ts'
import { oneOf } from '#db/tasks/seed/random.ts'
import type { Viewer } from '#db/viewer.ts'
import {
  addFollow,
  addPost,
  type Crowd,
  imagine,
  insertPosts,
  type Someone,
  settle,
  viewerOf,
} from '#tests/crowd.ts'
import { emptyDatabase } from '#tests/database.ts'
import { statementsOf } from '#tests/statements.ts'
import { ids, walk } from '#tests/walk.ts'
import { people, post } from '#tests/world.ts'

afterEach(emptyDatabase)

const home = (viewer: Viewer) => (page: PageRequest) => homeTimeline(viewer, page)

test('Ada reads her own posts and those of Ben, whom she follows, newest first', async () => {
  const { ada, ben, cy } = await people()
  await follow(ada, ben.id)
  const first = await post(ben, 'the first')
  await post(cy, 'for others')
  const second = await post(ada, 'the second')

  const { rows, next } = await homeTimeline(ada)

  expect(ids(rows)).toEqual([second, first])
  expect(rows[1]).toEqual({
    id: first,
    handle: 'ben',
    name: 'Ben Okoro',
    body: 'the first',
    createdAt: expect.any(Number),
  })
  expect(next).toBeUndefined()
})

test('Ada reads nothing in an empty place, and nothing that Ben wrote once she unfollowed him', async () => {
  const { ada, ben } = await people()

  expect(await homeTimeline(ada)).toEqual({ rows: [], next: undefined })

  await follow(ada, ben.id)
  await post(ben, 'hello')
  await unfollow(ada, ben.id)

  expect(await homeTimeline(ada)).toEqual({ rows: [], next: undefined })
})

test('a post of Ben that was imported stands where its date puts it', async () => {
  const { ada, ben } = await people()
  await follow(ada, ben.id)
  const today = await post(ada, 'today')
  const lastYear = await post(ben, 'last year', { at: new Date('2025-01-02') })

  expect(ids((await homeTimeline(ada)).rows)).toEqual([today, lastYear])
})

test('the post a cursor names may be gone when the next page is asked for', async () => {
  const { ada } = await people()
  const [oldest, middle] = [await post(ada, '1'), await post(ada, '2'), await post(ada, '3')]
  const first = await homeTimeline(ada, { limit: 2 })
  await deletePost(ada, middle ?? 0)

  expect(first.next).toBe(middle)
  expect(ids((await homeTimeline(ada, { before: first.next })).rows)).toEqual([oldest])
})

describe.each([1, 2, 3])('in crowd %i', (seed) => {
  test('everyone reads exactly the posts of whom they follow, falling, whatever the page size', async () => {
    const crowd = imagine(seed, { people: 120, follows: 4000, posts: 500 })
    await settle(crowd)

    for (const [i, someone] of crowd.people.slice(0, 20).entries()) {
      const limit = i === 0 ? 1 : 5 + Math.floor(crowd.random() * 36)
      expect(ids(await walk(home(viewerOf(someone)), limit))).toEqual(homeOf(crowd, someone))
    }
  })
})

describe('each way to a page answers the same', () => {
  test('a reader of few asks each of them', async () => {
    const { crowd, ada } = crowdAround({ followees: 40, strangers: 40 })
    writeAtRandom(crowd, ada, 600, 0.5)

    expect(await waysOf(crowd, ada)).toEqual(['heads'])
  })

  test('a reader of many finds a page among the newest posts', async () => {
    const { crowd, ada } = crowdAround({ followees: 80, strangers: 40 })
    writeAtRandom(crowd, ada, 600, 0.6)

    // Only its last page looks for more than there is.
    expect(await waysOf(crowd, ada)).toEqual(['sample', 'sample, scan, heads'])
  })

  test('a reader of many looks further when the sample promises enough', async () => {
    const { crowd, ada } = crowdAround({ followees: 500, strangers: 100 })
    writeAtRandom(crowd, ada, 1500, 0.12)

    expect(await waysOf(crowd, ada)).toContain('sample, scan')
  })

  test('a reader of many who look too far asks each of them after all', async () => {
    const { crowd, ada } = crowdAround({ followees: 300, strangers: 100 })
    writeAtRandom(crowd, ada, 40, 1)
    writeAtRandom(crowd, ada, 1300, 0)
    writeAtRandom(crowd, ada, 15, 1)
    writeAtRandom(crowd, ada, 105, 0)

    expect(await waysOf(crowd, ada)).toContain('sample, scan, heads')
  })

  test('a reader of many who write rarely asks each of them', async () => {
    const { crowd, ada } = crowdAround({ followees: 80, strangers: 40 })
    writeAtRandom(crowd, ada, 3000, 0.02)

    expect(await waysOf(crowd, ada)).toEqual(['sample, heads'])
  })

  test('a page is filled again after posts of the suspended were dropped', async () => {
    const { crowd, ada } = crowdAround({ followees: 60, strangers: 10, suspended: 20 })
    writeAtRandom(crowd, ada, 600, 0.9)

    const ways = await waysOf(crowd, ada)

    expect(ways).toContain('sample, sample')
  })

  test('a page may be empty where the suspended wrote much, and yet there is a next one', async () => {
    const { crowd, ada } = crowdAround({ followees: 10, strangers: 0, suspended: 1 })
    writeAtRandom(crowd, ada, 50, 1)
    const suspended = crowd.people.find((one) => one.suspendedAt)
    for (let i = 0; i < 300; i++) addPost(crowd, suspended as Someone)
    await settle(crowd)

    const { rows, next } = await homeTimeline(viewerOf(ada), { limit: 20 })

    expect(rows).toEqual([])
    expect(next).toEqual(expect.any(Number))
    expect(ids(await walk(home(viewerOf(ada)), 20))).toEqual(homeOf(crowd, ada))
  })
})

test('a wrong count of whom Ada follows makes a page dearer, never wrong', async () => {
  const { crowd, ada } = crowdAround({ followees: 80, strangers: 40 })
  writeAtRandom(crowd, ada, 400, 0.3)
  await settle(crowd)
  for (const followingCount of [0, 5000]) {
    await write((tx) => tx.update(users).set({ followingCount }).where(eq(users.id, ada.id)))

    expect(ids(await walk(home(viewerOf(ada)), 20))).toEqual(homeOf(crowd, ada))
  }
})

test('while others write and delete, a walk finds every post that stayed exactly once', async () => {
  const { crowd, ada } = crowdAround({ followees: 60, strangers: 20 })
  writeAtRandom(crowd, ada, 600, 0.5)
  await settle(crowd)
  const before = new Set(homeOf(crowd, ada))
  const gone = new Set<number>()
  let newcomers = 0

  const walked = ids(
    await walk(home(viewerOf(ada)), 7, async () => {
      const fresh = Array.from({ length: 3 }, () => ({
        id: nextId(),
        authorId: oneOf(crowd.random, crowd.people).id,
        body: 'meanwhile',
        createdAt: new Date(),
      }))
      newcomers += fresh.length
      const victims = [oneOf(crowd.random, crowd.posts).id, oneOf(crowd.random, [...before])]
      for (const id of victims) gone.add(id)
      await write(async (tx) => {
        await insertPosts(tx, fresh)
        await tx.delete(posts).where(inArray(posts.id, victims))
      })
    }),
  )

  const stayed = [...before].filter((id) => !gone.has(id))
  expect(newcomers).toBeGreaterThan(50)
  expect(walked).toEqual([...walked].sort((a, b) => b - a))
  expect(new Set(walked).size).toBe(walked.length)
  expect(walked.filter((id) => !before.has(id))).toEqual([])
  expect(stayed.filter((id) => !walked.includes(id))).toEqual([])
})

test('the posts of someone who returns are back', async () => {
  const { ada, ben } = await people()
  await follow(ada, ben.id)
  const hello = await post(ben, 'hello')
  await setSuspended(ben.id, true)

  expect((await homeTimeline(ada)).rows).toEqual([])

  await setSuspended(ben.id, false)

  expect(ids((await homeTimeline(ada)).rows)).toEqual([hello])
})

/** The plain and obviously right version. */
function homeOf(crowd: Crowd, reader: Someone): number[] {
  const followed = new Set(
    crowd.follows.filter((row) => row.followerId === reader.id).map((row) => row.followeeId),
  )
  const suspended = new Set(crowd.people.filter((one) => one.suspendedAt).map((one) => one.id))
  return ids(crowd.posts.filter((row) => followed.has(row.authorId) && !suspended.has(row.authorId))).sort(
    (a, b) => b - a,
  )
}

/** A crowd in which the first person follows as many others as given, and nobody else anyone. */
function crowdAround(size: { followees: number; strangers: number; suspended?: number }) {
  const crowd = imagine(size.followees, {
    people: 1 + size.followees + size.strangers,
    follows: 0,
    posts: 0,
    suspended: 0,
  })
  const [ada, ...others] = crowd.people as [Someone, ...Someone[]]
  for (const one of others.slice(0, size.followees)) addFollow(crowd, ada, one)
  for (const one of others.slice(0, size.suspended ?? 0)) one.suspendedAt = new Date()
  return { crowd, ada }
}

/** So many posts, of which `share` are by people whom the reader follows. */
function writeAtRandom(crowd: Crowd, reader: Someone, count: number, share: number): void {
  const followed = new Set(
    crowd.follows.filter((row) => row.followerId === reader.id).map((row) => row.followeeId),
  )
  const [theirs, others] = [true, false].map((is) =>
    crowd.people.filter((one) => followed.has(one.id) === is),
  )
  for (let i = 0; i < count; i++)
    addPost(crowd, oneOf(crowd.random, (crowd.random() < share ? theirs : others) ?? []))
}

/** Walks the home timeline, compares it with the plain version, and tells which ways the full pages took. */
async function waysOf(crowd: Crowd, reader: Someone): Promise<string[]> {
  await settle(crowd)
  const walked: number[] = []
  const ways = new Set<string>()
  let before: number | undefined
  do {
    const statements = await statementsOf(async () => {
      const page = await homeTimeline(viewerOf(reader), { before, limit: 20 })
      walked.push(...ids(page.rows))
      before = page.next
    })
    if (before !== undefined) ways.add(wayOf(statements.map((one) => one.text)))
  } while (before !== undefined)
  expect(walked).toEqual(homeOf(crowd, reader))
  return [...ways]
}

function wayOf(statements: string[]): string {
  const steps: string[] = []
  for (const text of statements) {
    if (text.includes('"each_head"')) steps.push('heads')
    else if (text.includes('"latest"')) steps.push('scan')
    else if (text.includes('"body"')) steps.push('shown')
  }
  return steps
    .join(', ')
    .split(', shown')
    .map((round) => round.replace(/^(, )?scan/, '$1sample'))
    .join('')
}
