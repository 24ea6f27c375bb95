import { afterEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { nextId } from '#db/id.ts'
import { follow, unfollow } from '#db/mutations/follows.ts'
import { setSuspended } from '#db/mutations/users.ts'
import { followedByUser, followersOf, isFollowing, mutualsOf } from '#db/queries/follows.ts'
import type { PageRequest } from '#db/queries/page.ts'
import { userByHandle } from '#db/queries/users.ts'
import { follows } from '#db/schema/follows.ts'
import { oneOf } from '#db/tasks/seed/random.ts'
import { type Crowd, imagine, type Someone, settle, viewerOf } from '#tests/crowd.ts'
import { emptyDatabase } from '#tests/database.ts'
import { ids, walk } from '#tests/walk.ts'
import { people, person } from '#tests/world.ts'

afterEach(emptyDatabase)

const handles = (rows: { handle: string }[]) => rows.map((row) => row.handle)
const counts = async (handle: string) => {
  const profile = await userByHandle(null, handle)
  return [profile?.followingCount, profile?.followerCount]
}

test('Ada follows Ben, who sees her among his followers', async () => {
  const { ada, ben } = await people()

  expect(await follow(ada, ben.id)).toBe(true)
  expect(await isFollowing(ada.id, ben.id)).toBe(true)
  expect(await isFollowing(ben.id, ada.id)).toBe(false)
  expect(await followersOf(ben, ben.id)).toEqual({
    rows: [
      {
        id: ada.id,
        handle: 'ada',
        name: 'Ada Marsh',
        avatar: null,
        bio: '',
        followed: false,
        me: false,
        cursor: expect.any(Number),
      },
    ],
    next: undefined,
  })
  expect(handles((await followedByUser(null, ada.id)).rows)).toEqual(['ben'])
  expect([await counts('ada'), await counts('ben')]).toEqual([
    [1, 0],
    [0, 1],
  ])
})

test('following twice is following once, and so is unfollowing', async () => {
  const { ada, ben } = await people()
  await Promise.all(Array.from({ length: 20 }, () => follow(ada, ben.id)))

  expect(await counts('ada')).toEqual([1, 0])

  await Promise.all(Array.from({ length: 20 }, () => unfollow(ada, ben.id)))

  expect(await counts('ada')).toEqual([0, 0])
  expect(await counts('ben')).toEqual([0, 0])
  expect(await isFollowing(ada.id, ben.id)).toBe(false)
})

test('nobody follows themselves, a stranger to the place, or someone suspended', async () => {
  const { ada, ben } = await people()
  await setSuspended(ben.id, true)

  expect(await follow(ada, ada.id)).toBe(false)
  expect(await follow(ada, nextId())).toBe(false)
  expect(await follow(ada, ben.id)).toBe(false)
  expect(await isFollowing(ada.id, ada.id)).toBe(false)
  expect(await counts('ada')).toEqual([0, 0])
})

test('unfollowing oneself keeps the row that makes one’s own posts appear', async () => {
  const ada = await person('ada')
  await unfollow(ada, ada.id)

  expect(await db.select({ follower: follows.followerId }).from(follows)).toEqual([{ follower: ada.id }])
  expect(await counts('ada')).toEqual([0, 0])
})

test('Ada and Ben follow and unfollow each other at the same moment, again and again', async () => {
  const { ada, ben } = await people()
  for (let i = 0; i < 25; i++) {
    await Promise.all([follow(ada, ben.id), follow(ben, ada.id)])
    await Promise.all([unfollow(ada, ben.id), unfollow(ben, ada.id)])
  }
  await Promise.all([follow(ada, ben.id), follow(ben, ada.id)])

  expect(handles((await mutualsOf(null, ada.id)).rows)).toEqual(['ben'])
  expect([await counts('ada'), await counts('ben')]).toEqual([
    [1, 1],
    [1, 1],
  ])
})

test('a list says which of its people the viewer follows, and which one is the viewer', async () => {
  const { ada, ben, cy } = await people()
  await follow(ada, ben.id)
  await follow(ada, cy.id)
  await follow(cy, ben.id)
  await follow(ben, ben.id)

  const { rows } = await followersOf(cy, ben.id)

  expect(rows.map(({ handle, followed, me }) => ({ handle, followed, me }))).toEqual([
    { handle: 'cy', followed: false, me: true },
    { handle: 'ada', followed: false, me: false },
  ])
  expect((await followedByUser(cy, ada.id)).rows.map((row) => [row.handle, row.followed])).toEqual([
    ['cy', false],
    ['ben', true],
  ])
})

describe.each([1, 2])('in crowd %i', (seed) => {
  const crowd = imagine(seed, { people: 150, follows: 5000, posts: 0 })

  test('followers, followees and mutuals are the plain truth, for any viewer and page size', async () => {
    await settle(crowd)

    for (const someone of crowd.people.slice(0, 30)) {
      const viewer = crowd.random() < 0.2 ? null : oneOf(crowd.random, crowd.people)
      const limit = 1 + Math.floor(crowd.random() * 40)
      const all = (list: typeof followersOf) =>
        walk((page: PageRequest) => list(viewer && viewerOf(viewer), someone.id, page), limit)

      expect(await all(followersOf)).toEqual(peopleOf(crowd, viewer, followersIn(crowd, someone)))
      expect(await all(followedByUser)).toEqual(peopleOf(crowd, viewer, followeesIn(crowd, someone)))
      expect(await all(mutualsOf)).toEqual(peopleOf(crowd, viewer, mutualsIn(crowd, someone)))
    }
  })

  test('whether one follows another is the plain truth, too', async () => {
    await settle(crowd)

    for (let i = 0; i < 200; i++) {
      const [one, other] = [oneOf(crowd.random, crowd.people), oneOf(crowd.random, crowd.people)]
      const truth = followeesIn(crowd, one).some((row) => row.who === other.id)

      expect(await isFollowing(one.id, other.id)).toBe(truth)
    }
  })
})

test('while people follow and unfollow, a walk finds everyone who stayed exactly once', async () => {
  const crowd = imagine(3, { people: 200, follows: 8000, posts: 0, suspended: 0 })
  await settle(crowd)
  const [star] = crowd.people as [Someone]
  const before = followersIn(crowd, star).map((row) => row.who)
  const touched = new Set<number>()

  const walked = ids(
    await walk(
      (page) => followersOf(null, star.id, page),
      5,
      async () => {
        const someone = oneOf(crowd.random, crowd.people)
        touched.add(someone.id)
        if (crowd.random() < 0.5) await unfollow(viewerOf(someone), star.id)
        else await follow(viewerOf(someone), star.id)
      },
    ),
  )

  expect(before.length).toBeGreaterThan(50)
  expect(new Set(walked).size).toBe(walked.length)
  expect(walked.filter((id) => !touched.has(id))).toEqual(before.filter((id) => !touched.has(id)))
})

/* The plain and obviously right version. A link is whom a row leads to, and the row's own id. */

type Link = { row: number; who: number }

const others = (crowd: Crowd) => crowd.follows.filter((row) => row.followerId !== row.followeeId)
const latestFirst = (links: Link[]) => links.sort((a, b) => b.row - a.row)

const followersIn = (crowd: Crowd, someone: Someone): Link[] =>
  latestFirst(
    others(crowd)
      .filter((row) => row.followeeId === someone.id)
      .map((row) => ({ row: row.id, who: row.followerId })),
  )

const followeesIn = (crowd: Crowd, someone: Someone): Link[] =>
  latestFirst(
    others(crowd)
      .filter((row) => row.followerId === someone.id)
      .map((row) => ({ row: row.id, who: row.followeeId })),
  )

const mutualsIn = (crowd: Crowd, someone: Someone): Link[] => {
  const followers = new Set(followersIn(crowd, someone).map((link) => link.who))
  return followeesIn(crowd, someone).filter((link) => followers.has(link.who))
}

function peopleOf(crowd: Crowd, viewer: Someone | null, links: Link[]) {
  const followed = new Set(viewer ? followeesIn(crowd, viewer).map((link) => link.who) : [])
  const byId = new Map(crowd.people.map((one) => [one.id, one]))
  return links
    .map((link) => ({ cursor: link.row, ...(byId.get(link.who) as Someone) }))
    .filter((one) => !one.suspendedAt)
    .map(({ id, handle, name, avatar, bio, cursor }) => ({
      id,
      handle,
      name,
      avatar,
      bio,
      cursor,
      followed: followed.has(id),
      me: id === viewer?.id,
    }))
}
