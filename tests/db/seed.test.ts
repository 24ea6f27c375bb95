import { asc, eq } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { idAt } from '#db/id.ts'
import { verifyPassword } from '#db/password.ts'
import { bookmarkedPosts } from '#db/queries/bookmarks.ts'
import { blockedBy, requestsTo } from '#db/queries/circles.ts'
import { openSubjects } from '#db/queries/moderation.ts'
import { pinnedBy } from '#db/queries/pins.ts'
import { placeSettings } from '#db/queries/place.ts'
import { everyonesPosts } from '#db/queries/posts.ts'
import { streamBy } from '#db/queries/streams.ts'
import { homeTimeline } from '#db/queries/timelines.ts'
import { credentialsOf, everyone, userByHandle } from '#db/queries/users.ts'
import { follows } from '#db/schema/follows.ts'
import { posts } from '#db/schema/posts.ts'
import { users } from '#db/schema/users.ts'
import { wrongPostCounters } from '#db/tasks/doctor/post-counters.ts'
import { fill } from '#db/tasks/seed/fill.ts'
import { demoPassword } from '#db/tasks/seed/people.ts'
import { demoPlace } from '#db/tasks/seed/place.ts'
import { settle } from '#db/tasks/seed/settle.ts'
import { asViewer } from '#db/viewer.ts'
import { runTask } from '#tests/command.ts'
import { emptyDatabase, newDatabase } from '#tests/database.ts'
import { person, post } from '#tests/world.ts'

afterEach(emptyDatabase)

const now = Date.UTC(2026, 5, 1, 12)
const env = {}
const day = 86_400_000

const stored = async () => ({
  people: await db.select().from(users).orderBy(asc(users.id)),
  follows: await db.select().from(follows).orderBy(asc(follows.id)),
  posts: await db.select().from(posts).orderBy(asc(posts.id)),
})
const counts = async () => {
  const { people, follows, posts } = await stored()
  return [people.length, follows.length, posts.length]
}

describe('the demo place', () => {
  test('is stored as it was imagined, and everybody can sign in', async () => {
    const place = demoPlace(now)
    const told = await fill({ now, env })

    const { people, ...rest } = await stored()
    const posts = byId([...place.posts, ...place.reposts]).map((post) => ({
      visibility: 'public',
      ...{ replyToId: null, replyToAuthorId: null, rootId: null, replyPolicy: 'everyone' },
      ...{ repostOfId: null, quoteOfId: null, quotePolicy: 'everyone', quoteDetachedAt: null },
      ...{ replyCount: 0, likeCount: 0, repostCount: 0, quoteCount: 0 },
      ...{ warning: '', isSensitive: false, language: null, mediaCount: 0, hasPoll: false },
      ...{ previewId: null, editedAt: null },
      ...{ collapsedAt: null, hiddenAt: null, deletedAt: null },
      ...post,
    }))
    expect(rest).toEqual({ follows: byId(place.follows), posts })
    expect(people).toMatchObject(
      byId(place.people).map((one) => ({ ...one, role: one.handle === 'ada' ? 'admin' : 'member' })),
    )
    const [hash, ...others] = new Set(people.map(({ passwordHash }) => passwordHash))
    expect(others).toEqual([])
    expect(await verifyPassword(demoPassword, hash)).toBe(true)
    for (const { handle } of people) expect(told).toContain(`@${handle}`)
    expect(told).toContain(demoPassword)
    expect(told).toContain('@ada is the admin')
    const ada = asViewer({
      id: people.find(({ role }) => role === 'admin')?.id ?? 0,
      handle: 'ada',
      role: 'admin',
    })
    expect((await openSubjects(ada)).rows).toMatchObject([{ count: 1, content: { handle: 'ben' } }])
    expect(await placeSettings()).toMatchObject({ contact: 'ada@example.org', namesAdmins: true })
  })

  test('is counted truly', async () => {
    await settle(demoPlace(now))

    const { people, follows, posts } = await stored()
    for (const { id, ...counted } of people) {
      const others = follows.filter((row) => row.followerId !== row.followeeId)
      expect(counted).toMatchObject({
        postCount: posts.filter((row) => row.authorId === id && row.repostOfId === null).length,
        followingCount: others.filter((row) => row.followerId === id).length,
        followerCount: others.filter((row) => row.followeeId === id).length,
      })
      expect(follows.filter((row) => row.followerId === id && row.followeeId === id)).toHaveLength(1)
    }
    expect(await wrongPostCounters()).toEqual([])
  })

  test('passes posts on, quotes and pins some', async () => {
    await settle(demoPlace(now))

    const ada = await credentialsOf({ handle: 'ada' })
    const { rows } = await streamBy(null, ada?.id ?? 0)
    const bens = await credentialsOf({ handle: 'ben' })
    const quotes = (await streamBy(null, bens?.id ?? 0)).rows.flatMap(({ quote }) => quote || [])
    expect(rows.filter(({ reposter }) => reposter?.handle === 'ada').length).toBeGreaterThan(0)
    expect(quotes).toMatchObject([{ handle: 'gia' }])
    expect(await pinnedBy(null, ada?.id ?? 0)).toMatchObject([{ handle: 'ada' }])
    expect(rows.every(({ cursor = 0 }) => cursor < idAt(new Date(now)))).toBe(true)
  })

  test('has somebody with a door, somebody outside it, and what Ada keeps', async () => {
    const place = demoPlace(now)
    await settle(place)
    const viewer = async (handle: string) => {
      const found = await credentialsOf({ handle })
      return asViewer({ id: found?.id ?? 0, handle, role: 'member' })
    }
    const [ada, remy, pia] = [await viewer('ada'), await viewer('remy'), await viewer('pia')]

    expect((await requestsTo(remy)).rows.map(({ handle }) => handle).sort()).toEqual(['lev', 'pia'])
    expect((await blockedBy(ada)).rows).toMatchObject([{ handle: 'milo' }])
    expect((await bookmarkedPosts(ada)).rows).toHaveLength(3)
    const bees = place.posts.find(({ body }) => body.startsWith('The bees'))?.id ?? 0
    const seen = async (who: typeof ada) =>
      (await homeTimeline(who, { before: bees + 1, limit: 1 })).rows.map(({ id }) => id)
    expect(await seen(ada)).toEqual([bees])
    expect(await seen(pia)).not.toEqual([bees])
    const joined = new Map(place.people.map(({ id, createdAt }) => [id, createdAt.getTime()]))
    expect(place.posts.filter((one) => one.createdAt.getTime() < (joined.get(one.authorId) ?? 0))).toEqual([])
  })

  test('lets people go on where they stopped', async () => {
    const { posts } = demoPlace(now)

    const rest = posts.filter(({ body }) => body.startsWith('('))
    expect(rest.length).toBeGreaterThan(0)
    for (const { authorId, replyToAuthorId } of rest) expect(replyToAuthorId).toBe(authorId)
  })

  test('reads as it was told, the last word on top', async () => {
    await settle(demoPlace(now))

    const { rows } = await everyonesPosts(null, { limit: 3 })
    const bodies = demoPlace(now).posts.map(({ body }) => body)
    expect(rows.map(({ body }) => body)).toEqual(bodies.slice(-3).reverse())
  })
})

describe('where people live already', () => {
  test('it refuses and changes nothing', async () => {
    await post(await person('ben'), 'hello')

    await expect(fill({ now, env })).rejects.toThrow('people live here already')
    expect(await counts()).toEqual([1, 1, 1])
  })

  test('a second one is refused, also by force, and changes nothing', async () => {
    await fill({ now, env })
    const before = await stored()

    await expect(fill({ now, env })).rejects.toThrow('people live here already')
    await expect(fill({ now: now + day, env, force: true })).rejects.toThrow('@ada, @ben, @cy')
    expect(await stored()).toEqual(before)
  })

  test('it moves in beside them by force, and nobody becomes an admin', async () => {
    await post(await person('zoe', { role: 'admin' }), 'hello')
    const told = await fill({ now, env, force: true })

    const place = demoPlace(now)
    expect(await counts()).toEqual([
      place.people.length + 1,
      place.follows.length + 1,
      place.posts.length + place.reposts.length + 1,
    ])
    expect((await everyone()).filter(({ role }) => role !== 'member')).toMatchObject([{ handle: 'zoe' }])
    expect(told).toContain('None of them is an admin')
    expect((await placeSettings()).contact).toBe('')
  })

  test.each([
    ['handle', { handle: 'odile', email: 'me@example.net' }, '@odile'],
    ['address', { handle: 'someone', email: 'odile@example.org' }, 'odile@example.org'],
  ])('a taken %s stops it before anything is stored', async (_, other, named) => {
    await person(other.handle, other)

    await expect(fill({ now, env, force: true })).rejects.toThrow(`${named}: somebody here has that`)
    expect(await counts()).toEqual([1, 1, 0])
  })

  test('what fails half way leaves nothing behind', async () => {
    const place = demoPlace(now)
    const last = place.posts.at(-1)
    if (last) last.authorId = 1

    await expect(settle(place)).rejects.toThrow()
    expect(await counts()).toEqual([0, 0, 0])
  })
})

describe('where others can come in', () => {
  test.each<[Partial<NodeJS.ProcessEnv>]>([
    [{ NODE_ENV: 'production' }],
    [{ AUTH_URL: 'https://pipit.example' }],
    [{ AUTH_URL: 'https://localhost.example' }],
  ])('%o: it refuses, and by force makes nobody an admin', async (env) => {
    await expect(fill({ now, env: env })).rejects.toThrow('others can reach this place')
    expect(await counts()).toEqual([0, 0, 0])

    await fill({ now, env: env, force: true })

    expect((await credentialsOf({ handle: 'ada' }))?.role).toBe('member')
  })

  test.each(['http://localhost:3000', 'https://localhost', 'http://127.0.0.1:8080/', 'http://[::1]:3000'])(
    '%s is this machine',
    async (AUTH_URL) => {
      await fill({ now, env: { AUTH_URL } })

      expect((await userByHandle(null, 'ada'))?.role).toBe('admin')
    },
  )
})

describe('npm run db:seed', { timeout: 30_000 }, () => {
  test('makes the tables, fills them, says how to sign in, and refuses the second time', async () => {
    const { url, drop } = await newDatabase('blank')
    const seed = (...args: string[]) => runTask('app/_media/seed.ts', args, { DATABASE_URL: url })

    const first = await seed()
    const second = await seed()
    await drop()

    expect(first).toMatchObject({ code: 0, err: '', out: expect.stringContaining(demoPassword) })
    expect(second).toMatchObject({ code: 1, out: '' })
    expect(second.err).toMatch(/^people live here already.*\n$/)
  })

  test('refuses what it does not understand, and explains itself without a database', async () => {
    const wrong = await runTask('app/_media/seed.ts', ['--frce'])
    const help = await runTask('app/_media/seed.ts', ['--help'], { DATABASE_URL: 'nonsense' })

    expect(wrong).toEqual({ code: 1, out: '', err: "Unknown option '--frce'\n" })
    expect(help).toMatchObject({ code: 0, err: '', out: expect.stringContaining('--force') })
    expect(await counts()).toEqual([0, 0, 0])
  })

  test('says in one line that the database is out of reach', async () => {
    const ended = await runTask('app/_media/seed.ts', [], { DATABASE_URL: 'nonsense' })

    expect(ended).toMatchObject({ code: 1, out: '' })
    expect(ended.err).toMatch(/^DATABASE_URL .*\n$/)
  })
})

test('a handle that is taken at the last moment is a clear answer too', async () => {
  const place = demoPlace(now)
  const [first] = place.people
  // Two of the same name pass the look beforehand, as a stranger would who signs up just then.
  if (first) place.people.push({ ...first, id: first.id + 500, email: 'late@example.org' })

  await expect(settle(place)).rejects.toThrow('a handle or an address is taken')
  expect(await db.select().from(users).where(eq(users.handle, 'ada'))).toEqual([])
})

const byId = <Row extends { id: number }>(rows: Row[]): Row[] => rows.toSorted((a, b) => a.id - b.id)
