import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { saveDraft } from '#db/mutations/drafts.ts'
import { deleteExpired } from '#db/mutations/expired.ts'
import { addMedia } from '#db/mutations/media.ts'
import { createPost, restorePost } from '#db/mutations/posts.ts'
import { detachQuote } from '#db/mutations/quotes.ts'
import { redraftPost } from '#db/mutations/redraft.ts'
import { draftById, draftsOf } from '#db/queries/drafts.ts'
import { restorablePost, visiblePost } from '#db/queries/posts.ts'
import { media } from '#db/schema/media.ts'
import { posts } from '#db/schema/posts.ts'
import { wrongPostCounters } from '#db/tasks/doctor/post-counters.ts'
import { drafts as limits } from '#db/text/limits.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, person, post } from '#tests/world.ts'

afterEach(emptyDatabase)

const picture = async (viewer: Viewer, folder: string): Promise<number> => {
  const added = await addMedia(viewer, { folder, width: 8, height: 6, placeholder: '', bytes: 1 }, 1000)
  return typeof added === 'object' ? added.id : 0
}
const idOf = (draft: Awaited<ReturnType<typeof redraftPost>>) => (typeof draft === 'object' ? draft.id : 0)

test('a post becomes a draft with all it had, and is gone for good', async () => {
  const { ada, ben } = await people()
  const question = await post(ben, 'How deep?')
  const ids = [await picture(ada, 'one'), await picture(ada, 'two')] as const
  const pictures = [
    { id: ids[1], alt: 'A boat' },
    { id: ids[0], alt: '' },
  ]
  const written = { visibility: 'followers', warning: 'Sea', isSensitive: true, language: 'en' } as const
  const id = await post(ada, 'Three fathoms.', { ...written, replyTo: question, media: pictures })
  const draft = idOf(await redraftPost(ada, id))

  expect((await draftById(ada, draft))?.content).toEqual({
    ...{ body: 'Three fathoms.', ...written, replyTo: question, quotePolicy: 'everyone', media: pictures },
  })
  expect(await visiblePost(ada, id)).toBeUndefined()
  expect(await restorablePost(ada, id)).toBeUndefined()
  expect(await restorePost(ada, id)).toBe(false)
  expect((await visiblePost(ben, question))?.replies).toBeUndefined()
  await deleteExpired()
  expect(await db.select({ id: posts.id }).from(posts)).toEqual([{ id: question }])
  expect(await db.select({ draftId: media.draftId }).from(media)).toEqual([
    { draftId: draft },
    { draftId: draft },
  ])
  expect(await wrongPostCounters()).toEqual([])
})

test('posted again it has its pictures', async () => {
  const ada = await person('ada')
  const id = await post(ada, '', { media: [{ id: await picture(ada, 'one'), alt: 'A bot' }] })
  const draft = idOf(await redraftPost(ada, id))
  const content = (await draftById(ada, draft))?.content ?? { body: 'nothing' }
  const created = await createPost(ada, { ...content, draftId: draft })

  expect(await visiblePost(null, typeof created === 'object' ? created.id : 0)).toMatchObject({
    pictures: [{ folder: 'one', alt: 'A bot' }],
  })
})

test('a poll is asked again for as long, and a quote quotes again unless its post was taken out', async () => {
  const { ada, ben } = await people()
  const quoted = await post(ben, 'Look at me.')
  const poll = { options: ['Yes', 'No'], isMultiple: true, seconds: 3600 }
  const asked = await post(ada, 'Boats?', { poll, replyPolicy: 'followers' })
  const [quote, detached] = [
    await post(ada, 'Him!', { quoteOf: quoted }),
    await post(ada, 'Me!', { quoteOf: quoted }),
  ]
  await detachQuote(ben, detached)
  const contents = []
  for (const id of [asked, quote, detached])
    contents.push((await draftById(ada, idOf(await redraftPost(ada, id))))?.content)

  expect(contents[0]).toMatchObject({ poll, replyPolicy: 'followers' })
  expect(contents[1]).toMatchObject({ quoteOf: quoted })
  expect(contents[2]?.quoteOf).toBeUndefined()
})

test('asked for twice, also at once, it makes one draft', async () => {
  const ada = await person('ada')
  const id = await post(ada, 'Boats.')
  const [one, other] = await Promise.all([redraftPost(ada, id), redraftPost(ada, id)])

  expect(other).toEqual(one)
  expect(await redraftPost(ada, id)).toEqual(one)
  expect((await draftsOf(ada)).rows).toHaveLength(1)
})

test('nobody else does it, and with as many drafts as there can be nothing happens', async () => {
  const { ada, ben } = await people()
  const id = await post(ada, '', { media: [{ id: await picture(ada, 'one'), alt: '' }] })
  expect(await redraftPost(ben, id)).toBeUndefined()
  for (let made = 0; made < limits.count; made++) await saveDraft(ada, { content: { body: 'x' } })

  expect(await redraftPost(ada, id)).toBe('full')
  expect(await visiblePost(ada, id)).toMatchObject({ pictures: [{ folder: 'one' }] })
  expect(await db.select().from(posts).where(eq(posts.id, id))).toMatchObject([{ mediaCount: 1 }])
})
