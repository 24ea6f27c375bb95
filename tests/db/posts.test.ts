import { createHash } from 'node:crypto'
import { eq, isNull } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { db, write } from '#db/client.ts'
import { createPost, deletePost, restorePost } from '#db/mutations/posts.ts'
import { setSuspended } from '#db/mutations/users.ts'
import { everyonesPosts, postById, postsBy, restorablePost } from '#db/queries/posts.ts'
import { homeTimeline } from '#db/queries/timelines.ts'
import { userByHandle } from '#db/queries/users.ts'
import { posts } from '#db/schema/posts.ts'
import { submissions } from '#db/schema/submissions.ts'
import { users } from '#db/schema/users.ts'
import { type Crowd, imagine, type Someone, settle } from '#tests/crowd.ts'
import { emptyDatabase } from '#tests/database.ts'
import { ids, walk } from '#tests/walk.ts'
import { people, person, post } from '#tests/world.ts'

afterEach(emptyDatabase)

const stored = async () => ids(await db.select({ id: posts.id }).from(posts).where(isNull(posts.deletedAt)))
const postCount = async (handle: string) => (await userByHandle(null, handle))?.postCount

test('a post of Ada is found by her handle and its id, and by no other handle', async () => {
  const { ada } = await people()
  const hello = await post(ada, 'hello 🌍\nand "more" \\ 100%')

  expect(await postById(null, 'ada', hello)).toEqual({
    id: hello,
    handle: 'ada',
    name: 'Ada Marsh',
    body: 'hello 🌍\nand "more" \\ 100%',
    createdAt: expect.any(Number),
  })
  expect(await postById(null, 'ben', hello)).toBeUndefined()
  expect(await postById(null, 'ada', hello + 1)).toBeUndefined()
})

test('what a suspended person wrote is nowhere', async () => {
  const { ada, ben } = await people()
  const hello = await post(ada, 'hello')
  const other = await post(ben, 'other')
  await setSuspended(ada.id, true)

  expect(await postById(null, 'ada', hello)).toBeUndefined()
  expect((await postsBy(null, ada.id)).rows).toEqual([])
  expect(ids((await everyonesPosts(null)).rows)).toEqual([other])
})

describe.each([1, 2])('in crowd %i', (seed) => {
  test('a profile lists all that its person wrote, whatever the page size', async () => {
    const crowd = imagine(seed, { people: 40, follows: 0, posts: 700 })
    await settle(crowd)

    for (const someone of crowd.people) {
      const limit = 1 + Math.floor(crowd.random() * 40)
      const all = await walk((page) => postsBy(null, someone.id, page), limit)

      expect(ids(all)).toEqual(writtenBy(crowd, [someone]))
    }
  })

  test('the public timeline lists all that everyone wrote', async () => {
    const crowd = imagine(seed, { people: 40, follows: 0, posts: 700 })
    await settle(crowd)

    for (const limit of [1, 7, 40])
      expect(ids(await walk((page) => everyonesPosts(null, page), limit))).toEqual(
        writtenBy(crowd, crowd.people),
      )
  })

  test('every post is found by its id unless its author is suspended', async () => {
    const crowd = imagine(seed, { people: 20, follows: 0, posts: 100 })
    await settle(crowd)

    for (const row of crowd.posts) {
      const author = crowd.people.find((one) => one.id === row.authorId)
      const found = await postById(null, author?.handle ?? '', row.id)

      expect(found?.body).toBe(author?.suspendedAt ? undefined : row.body)
    }
  })
})

test('a walk goes on when the posts its cursors name are deleted', async () => {
  const { ada } = await people()
  const written: number[] = []
  for (let i = 0; i < 12; i++) written.unshift(await post(ada, `${i}`))
  const list = (page: object) => postsBy(null, ada.id, page)
  let page = 0

  const walked = await walk(list, 3, async () => {
    page += 1
    await deletePost(ada, written[page * 3 - 1] ?? 0)
    await post(ada, 'meanwhile')
  })

  expect(ids(walked)).toEqual(written)
})

test('a page of exactly all there is has no next one', async () => {
  const { ada } = await people()
  for (let i = 0; i < 3; i++) await post(ada, `${i}`)

  expect((await postsBy(null, ada.id, { limit: 3 })).next).toBeUndefined()
  expect((await everyonesPosts(null, { limit: 3 })).next).toBeUndefined()
  expect((await everyonesPosts(null, { limit: 2 })).next).toEqual(expect.any(Number))
})

describe('a form that arrives again', () => {
  test('makes one post and answers the same, twenty times at once', async () => {
    const { ada } = await people()

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => createPost(ada, { body: 'once', key: 'form-1' })),
    )

    const [id] = await stored()
    expect(answers).toEqual(Array.from({ length: 20 }, () => ({ id })))
    expect(await stored()).toHaveLength(1)
    expect(await postCount('ada')).toBe(1)
  })

  test('with other words is a conflict and stores nothing', async () => {
    const { ada } = await people()
    const first = await createPost(ada, { body: 'once', key: 'form-1' })

    expect(await createPost(ada, { body: 'twice', key: 'form-1' })).toBe('conflict')
    expect(await createPost(ada, { body: 'once', key: 'form-1' })).toEqual(first)
    expect(await stored()).toHaveLength(1)
    expect(await postCount('ada')).toBe(1)
  })

  test('after its post was deleted does not make it again', async () => {
    const { ada } = await people()
    const first = await createPost(ada, { body: 'regretted', key: 'form-1' })
    if (typeof first !== 'object') throw new Error('not posted')
    await deletePost(ada, first.id)

    expect(await createPost(ada, { body: 'regretted', key: 'form-1' })).toEqual(first)
    expect(await stored()).toEqual([])
    expect(await postCount('ada')).toBe(0)
  })

  test('is another form when Ben sends it', async () => {
    const { ada, ben } = await people()
    await createPost(ada, { body: 'hello', key: 'form-1' })
    await createPost(ben, { body: 'hello', key: 'form-1' })

    expect(await stored()).toHaveLength(2)
  })

  test('is remembered as a digest, not in words', async () => {
    const { ada } = await people()
    await createPost(ada, { body: 'secret', key: 'form-1' })

    const [row] = await db.select({ fingerprint: submissions.fingerprint }).from(submissions)
    expect(row?.fingerprint).toBe(createHash('sha256').update('secret').digest('base64url'))
  })
})

test('without a key, the same words twice are two posts', async () => {
  const { ada } = await people()
  await createPost(ada, { body: 'again' })
  await createPost(ada, { body: 'again' })

  expect(await stored()).toHaveLength(2)
})

test('Ben cannot delete a post of Ada', async () => {
  const { ada, ben } = await people()
  const hello = await post(ada, 'hello')

  expect(await deletePost(ben, hello)).toBeUndefined()
  expect(await stored()).toEqual([hello])
  expect([await postCount('ada'), await postCount('ben')]).toEqual([1, 0])
})

test('deleting twice, also at once, is deleting once', async () => {
  const { ada } = await people()
  await post(ada, 'stays')
  const hello = await post(ada, 'hello')

  const answers = await Promise.all(Array.from({ length: 5 }, () => deletePost(ada, hello)))

  expect(answers.filter(Boolean)).toEqual([{ id: hello }])
  expect(await postCount('ada')).toBe(1)
})

test('a deleted post is gone at once, and there again when Ada takes it back in time', async () => {
  const { ada, ben } = await people()
  await post(ada, 'older')
  const hello = await post(ada, 'hello')
  const newer = await post(ada, 'newer')
  const at = new Date()
  await deletePost(ada, hello, at)
  const soon = at.getTime() + 299_000
  const late = at.getTime() + 300_000

  expect(await postById(null, 'ada', hello)).toBeUndefined()
  expect(ids((await homeTimeline(ada)).rows)).not.toContain(hello)
  expect(await restorablePost(ada, hello, soon)).toEqual({ id: hello })
  expect(await restorablePost(ada, hello, late)).toBeUndefined()
  expect(await restorablePost(ben, hello, soon)).toBeUndefined()
  expect(await restorablePost(ada, newer, soon)).toBeUndefined()
  expect(await restorePost(ben, hello, soon)).toBe(false)
  expect(await restorePost(ada, hello, late)).toBe(false)
  expect(await restorePost(ada, newer, soon)).toBe(false)

  const answers = await Promise.all(Array.from({ length: 4 }, () => restorePost(ada, hello, soon)))

  expect(answers.filter(Boolean)).toEqual([true])
  expect(await postCount('ada')).toBe(3)
  expect(ids((await postsBy(null, ada.id)).rows)).toEqual([newer, hello, expect.any(Number)])
})

test('someone who is suspended or gone posts nothing', async () => {
  const { ada, ben } = await people()
  await setSuspended(ada.id, true)
  await write((tx) => tx.delete(users).where(eq(users.id, ben.id)))

  expect(await createPost(ada, { body: 'still here', key: 'form-1' })).toBeUndefined()
  expect(await createPost(ben, { body: 'still here', key: 'form-1' })).toBeUndefined()
  expect(await stored()).toEqual([])
})

test('the count of posts stays true when someone who was just suspended deletes one', async () => {
  const ada = await person('ada')
  const hello = await post(ada, 'hello')
  await setSuspended(ada.id, true)
  await deletePost(ada, hello)
  await setSuspended(ada.id, false)

  expect(await postCount('ada')).toBe((await stored()).length)
})

/** The plain and obviously right version. */
function writtenBy(crowd: Crowd, authors: Someone[]): number[] {
  const seen = new Set(authors.filter((one) => !one.suspendedAt).map((one) => one.id))
  return ids(crowd.posts.filter((row) => seen.has(row.authorId))).sort((a, b) => b - a)
}
