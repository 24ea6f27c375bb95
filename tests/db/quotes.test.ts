import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { db, write } from '#db/client.ts'
import { block } from '#db/mutations/blocks.ts'
import { eraseSome } from '#db/mutations/erasure.ts'
import { follow, setProtected } from '#db/mutations/follows.ts'
import { deleteAccount } from '#db/mutations/leaving.ts'
import { createPost, deletePost, restorePost } from '#db/mutations/posts.ts'
import { detachQuote, setQuotePolicy } from '#db/mutations/quotes.ts'
import { everyonesPosts, postById, visiblePost } from '#db/queries/posts.ts'
import { quoteTerms } from '#db/queries/quotes.ts'
import { quotesOf } from '#db/queries/quotes-of.ts'
import { homeTimeline } from '#db/queries/timelines.ts'
import { notifications } from '#db/schema/notifications.ts'
import { wrongPostCounters } from '#db/tasks/doctor/post-counters.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { statementsOf } from '#tests/statements.ts'
import { ids, walk } from '#tests/walk.ts'
import { people, person, post } from '#tests/world.ts'

afterEach(emptyDatabase)

const quoteIn = async (viewer: Viewer | null, id: number) => (await visiblePost(viewer, id))?.quote
const count = async (handle: string, id: number) => (await postById(null, handle, id))?.quotes

test('a quote shows the quoted post, one level deep, counts and tells its author', async () => {
  const { ada, ben, cy } = await people()
  const id = await post(ada, 'Boats at dawn.')
  const quote = await post(ben, 'Look.', { quoteOf: id })
  const quoteOfQuote = await post(cy, 'Look at him looking.', { quoteOf: quote })

  expect(await quoteIn(null, quote)).toEqual({
    ...{ id, handle: 'ada', name: 'Ada Marsh', body: 'Boats at dawn.', createdAt: expect.any(Number) },
  })
  expect(await quoteIn(null, quoteOfQuote)).toMatchObject({ id: quote, quotes: true })
  expect(await count('ada', id)).toBe(1)
  const told = await db.select().from(notifications).where(eq(notifications.userId, ada.id))
  expect(told).toMatchObject([{ kind: 'quote', actorId: ben.id, postId: quote }])
})

test('the same form sent twice quotes once, and another quote is another post', async () => {
  const { ada, ben } = await people()
  const [one, other] = [await post(ada, '1'), await post(ada, '2')]
  const quote = { body: 'Look.', key: 'key-12345', quoteOf: one }
  const first = await createPost(ben, quote)

  expect(await createPost(ben, quote)).toEqual(first)
  expect(await createPost(ben, { ...quote, quoteOf: other })).toBe('conflict')
  expect(await count('ada', one)).toBe(1)
})

test('the author says who may quote, also later, and may always themselves', async () => {
  const { ada, ben, cy } = await people()
  await follow(ben, ada.id)
  const id = await post(ada, 'Boats.', { quotePolicy: 'followers' })
  const tries = (who: Viewer) => createPost(who, { body: 'Look.', quoteOf: id })

  expect(await tries(cy)).toBe('unquotable')
  expect(await quoteTerms(cy, id)).toEqual({ policy: 'followers', allowed: false })
  expect(await quoteTerms(ben, id)).toEqual({ policy: 'followers', allowed: true })
  const bens = await post(ben, 'Look.', { quoteOf: id })
  expect(await quoteIn(null, bens)).toMatchObject({ id })

  expect(await setQuotePolicy(cy, id, 'everyone')).toBe(false)
  expect(await setQuotePolicy(ada, id, 'nobody')).toBe(true)

  expect(await tries(ben)).toBe('unquotable')
  expect(await quoteIn(null, bens)).toBe(0)
  expect(await quoteIn(null, await post(ada, 'Mine.', { quoteOf: id }))).toMatchObject({ id })

  await setQuotePolicy(ada, id, 'everyone')

  expect(await quoteIn(null, bens)).toMatchObject({ id })
  expect(await tries(cy)).toHaveProperty('id')
})

test('nobody quotes what is not for everyone, and what was refused leaves nothing behind', async () => {
  const { ada, ben, cy } = await people()
  const [open, quiet] = [await post(ada, 'Tea?'), await post(ada, 'Psst.', { visibility: 'followers' })]
  await follow(ben, ada.id)
  await block(ada, cy.id)

  expect(await createPost(ben, { body: 'Look.', quoteOf: quiet })).toBe('unquotable')
  expect(await createPost(cy, { body: 'Look.', quoteOf: open })).toBe('unquotable')
  expect(await createPost(ben, { body: 'Look.', quoteOf: 1 })).toBe('unquotable')

  await setProtected(ada, true)

  expect(await createPost(ben, { body: 'Look.', quoteOf: open })).toBe('unquotable')
  expect((await everyonesPosts(null)).rows).toEqual([])
  expect((await homeTimeline(cy)).rows).toEqual([])
})

test('a quote outlives its target: deleted, taken back, erased', async () => {
  const { ada, ben } = await people()
  const id = await post(ada, 'Boats.')
  const quote = await post(ben, 'Look.', { quoteOf: id })
  await deletePost(ada, id)
  expect(await quoteIn(null, quote)).toBe(0)
  await restorePost(ada, id)
  expect(await quoteIn(null, quote)).toMatchObject({ id })

  await deletePost(ben, quote)
  expect(await count('ada', id)).toBeUndefined()
  await restorePost(ben, quote)
  expect(await count('ada', id)).toBe(1)
  expect(await wrongPostCounters()).toEqual([])

  await deleteAccount(ada.id, new Date(0))
  while ((await write((tx) => eraseSome(tx, ada.id, 20))) > 0);

  expect(await visiblePost(null, quote)).toMatchObject({ body: 'Look.', quote: 0 })
})

test('the quoted author takes their post out of one quote for good', async () => {
  const { ada, ben, cy } = await people()
  const id = await post(ada, 'Boats.')
  const [bens, cys] = [await post(ben, 'Look.', { quoteOf: id }), await post(cy, 'See.', { quoteOf: id })]

  expect(await detachQuote(cy, bens)).toBe(false)
  expect(await detachQuote(ada, bens)).toBe(true)
  expect(await detachQuote(ada, bens)).toBe(true)

  expect(await quoteIn(null, bens)).toBe(0)
  expect(await quoteIn(null, cys)).toMatchObject({ id })
  expect(await count('ada', id)).toBe(1)
  expect(ids((await quotesOf(null, id)).rows)).toEqual([cys])
  const told = await db.select().from(notifications).where(eq(notifications.userId, ada.id))
  expect(told).toMatchObject([{ actorId: cy.id }])

  await deletePost(ben, bens)
  await restorePost(ben, bens)

  expect(await count('ada', id)).toBe(1)
  expect(await wrongPostCounters()).toEqual([])
})

test('who quotes a post is listed, the latest first, and what they quote is asked for once a page', async () => {
  const { ada } = await people()
  const id = await post(ada, 'Boats.')
  const quotes = []
  for (let i = 0; i < 5; i++) quotes.push(await post(await person(`person${i}`), 'Look.', { quoteOf: id }))

  const all = await walk((page) => quotesOf(null, id, page), 2)
  expect(ids(all)).toEqual(quotes.toReversed())
  expect(all.every(({ quote }) => quote && quote.id === id)).toBe(true)
  expect(await statementsOf(() => everyonesPosts(null))).toHaveLength(2)
  expect(await statementsOf(() => quotesOf(null, 1))).toHaveLength(1)
})
