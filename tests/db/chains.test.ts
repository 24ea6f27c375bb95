import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { deleteAccount } from '#db/mutations/leaving.ts'
import { createPost } from '#db/mutations/posts.ts'
import { postById, postsBy, repliesBy } from '#db/queries/posts.ts'
import { threadOf } from '#db/queries/threads.ts'
import { ownAccount } from '#db/queries/users.ts'
import { posts } from '#db/schema/posts.ts'
import { submissions } from '#db/schema/submissions.ts'
import { users } from '#db/schema/users.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, person } from '#tests/world.ts'

afterEach(emptyDatabase)

const chain = { body: 'one', rest: ['two', 'three'] }
const rows = () => db.select().from(posts).orderBy(posts.id)

describe('several posts that Ada publishes at once', () => {
  test('are a thread, each answering the one before, all of one kind, and counted', async () => {
    const ada = await person('ada')
    const created = await createPost(ada, { ...chain, visibility: 'followers', replyPolicy: 'nobody' })
    const [one, two, three] = await rows()

    expect(created).toEqual({ id: one?.id })
    expect([one, two, three]).toMatchObject([
      { body: 'one', replyToId: null, rootId: null, replyCount: 1 },
      { body: 'two', replyToId: one?.id, rootId: one?.id, replyCount: 1 },
      { body: 'three', replyToId: two?.id, rootId: one?.id, replyCount: 0 },
    ])
    for (const row of [one, two, three])
      expect(row).toMatchObject({ visibility: 'followers', replyPolicy: 'nobody' })
    const counted = await db.select({ count: users.postCount }).from(users).where(eq(users.id, ada.id))
    expect(counted).toEqual([{ count: 3 }])
    expect((await postsBy(ada, ada.id)).rows.map(({ body }) => body)).toEqual(['one'])
    expect((await threadOf(ada, one?.id ?? 0))?.below).toHaveLength(2)
  })

  test('are published once however often their form is sent, and not with other words', async () => {
    const ada = await person('ada')
    const [first, again] = await Promise.all([1, 2].map(() => createPost(ada, { ...chain, key: 'form' })))

    expect(again).toEqual(first)
    expect(await createPost(ada, { ...chain, rest: ['two'], key: 'form' })).toBe('conflict')
    expect(await createPost(ada, { body: 'one', key: 'form' })).toBe('conflict')
    expect(await rows()).toHaveLength(3)
    expect(await db.select().from(submissions)).toHaveLength(1)
    expect(await ownAccount(ada)).toBeDefined()
  })

  test('are all there or none', async () => {
    const ada = await person('ada')
    // More than the table takes, as if the power went in the middle.
    const failing = createPost(ada, { body: 'one', rest: ['two', 'x'.repeat(70_000)], key: 'form' })
    await expect(failing).rejects.toThrow()

    expect(await rows()).toEqual([])
    expect(await db.select().from(submissions)).toEqual([])
    expect((await db.select({ count: users.postCount }).from(users))[0]?.count).toBe(0)

    await deleteAccount(ada.id)
    expect(await createPost(ada, chain)).toBeUndefined()
    expect(await rows()).toEqual([])
  })

  test('answer somebody together, and where they may not, not at all', async () => {
    const { ada, ben } = await people()
    const open = await createPost(ben, { body: 'Tea?' })
    const closed = await createPost(ben, { body: 'Quiet.', replyPolicy: 'nobody' })
    const replyTo = typeof open === 'object' ? open.id : 0

    expect(await createPost(ada, { ...chain, replyTo: typeof closed === 'object' ? closed.id : 0 })).toBe(
      'closed',
    )
    expect((await repliesBy(null, ada.id)).rows).toEqual([])

    await createPost(ada, { ...chain, replyTo })

    expect((await rows()).filter(({ rootId }) => rootId === replyTo)).toHaveLength(3)
    expect(await postById(null, 'ben', replyTo)).toMatchObject({ replies: 1 })
  })

  test('are for the same people to the end when they are for those they mention', async () => {
    const { ada, ben, cy } = await people()
    const asked = await createPost(cy, { body: 'A word, @ada.', visibility: 'mentioned' })
    const replyTo = typeof asked === 'object' ? asked.id : 0
    await createPost(ada, { body: 'With @ben?', rest: ['two', 'three'], visibility: 'mentioned', replyTo })

    for (const viewer of [ben, cy])
      expect((await repliesBy(viewer, ada.id)).rows.map(({ body }) => body)).toEqual([
        'three',
        'two',
        'With @ben?',
      ])
    expect((await repliesBy(null, ada.id)).rows).toEqual([])
  })
})
