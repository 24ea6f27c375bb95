import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { db, write } from '#db/client.ts'
import { nextId } from '#db/id.ts'
import { block } from '#db/mutations/blocks.ts'
import { tellEdit } from '#db/mutations/edit-news.ts'
import { type Edit, editPost } from '#db/mutations/edits.ts'
import { deleteExpired } from '#db/mutations/expired.ts'
import { follow } from '#db/mutations/follows.ts'
import { changeHandle } from '#db/mutations/handles.ts'
import { type Job, lease } from '#db/mutations/jobs.ts'
import { addMedia } from '#db/mutations/media.ts'
import { readNotifications } from '#db/mutations/notifications.ts'
import { deletePost } from '#db/mutations/posts.ts'
import { removePreview } from '#db/mutations/previews.ts'
import { report } from '#db/mutations/reports.ts'
import { repost } from '#db/mutations/reposts.ts'
import { notificationsOf } from '#db/queries/notifications.ts'
import { everyonesPosts, visiblePost } from '#db/queries/posts.ts'
import { revisionsOf } from '#db/queries/revisions.ts'
import { tagTimeline } from '#db/queries/tag-timeline.ts'
import { homeTimeline } from '#db/queries/timelines.ts'
import { jobs } from '#db/schema/jobs.ts'
import { posts } from '#db/schema/posts.ts'
import { reports } from '#db/schema/reports.ts'
import { revisions } from '#db/schema/revisions.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, person, post } from '#tests/world.ts'

afterEach(emptyDatabase)

const words = (body: string, more: Partial<Edit> = {}): Edit => ({ body, warning: '', known: null, ...more })
const shown = (id: number, viewer: Viewer | null = null) => visiblePost(viewer, id)
const versions = async (viewer: Viewer | null, id: number) => (await revisionsOf(viewer, id)).rows
const told = async (viewer: Viewer) =>
  (await notificationsOf(viewer)).rows.map(({ kind, post }) => `${kind} ${post?.id}`)

async function tellAll() {
  for (const job of (await lease(['tell-edit'], 10)) as Job[]) {
    const { postId, revisionId } = job.payload
    await tellEdit(job, Number(postId), Number(revisionId))
  }
}

test('another language is no edit when it was chosen and no word is another', async () => {
  const ada = await person('ada')
  const id = await post(ada, 'Die Boote.', { language: 'en' })
  const chosen = { language: 'de', isLanguageChosen: true }

  expect(await editPost(ada, id, words('Die Boote.', { language: 'de' }))).toBe('same')
  expect(await editPost(ada, id, words('Die Boote.', chosen))).toBe('edited')
  expect(await editPost(ada, id, words('Die Boote.', chosen))).toBe('same')
  expect(await shown(id)).toMatchObject({ language: 'de' })
  expect(await shown(id)).not.toHaveProperty('editedAt')
  expect(await versions(null, id)).toEqual([])
})

test('an edit changes the words and keeps what they were, from the first on', async () => {
  const ada = await person('ada')
  const id = await post(ada, 'Boats at down.')
  const first = new Date(Date.now() + 1000)

  expect(await editPost(ada, id, words('Boats at dawn.'), first)).toBe('edited')
  expect(await shown(id)).toMatchObject({ body: 'Boats at dawn.', editedAt: first.getTime() })
  const second = new Date(Date.now() + 2000)
  expect(await editPost(ada, id, words('Boats.', { warning: 'Sea', known: first.getTime() }), second)).toBe(
    'edited',
  )
  expect(await shown(id)).toMatchObject({ body: 'Boats.', warning: 'Sea' })
  expect(await versions(null, id)).toMatchObject([
    { body: 'Boats at dawn.', warning: '', at: first.getTime() },
    { body: 'Boats at down.', warning: '' },
  ])
  expect((await everyonesPosts(null)).rows.map((row) => row.id)).toEqual([id])
})

test('nobody else edits it, nor what is gone, and the same again is nothing new', async () => {
  const { ada, ben } = await people()
  const id = await post(ada, 'Boats.')

  expect(await editPost(ben, id, words('His.'))).toBeUndefined()
  expect(await editPost(ada, id, words('Boats.'))).toBe('same')
  expect(await editPost(ada, id, words('New.'))).toBe('edited')
  expect(await editPost(ada, id, words('New.'))).toBe('same')
  expect(await editPost(ada, id, words(''))).toBe('changed')
  expect(await editPost(ada, id, words('', { known: (await shown(id))?.editedAt ?? null }))).toBe('empty')
  expect(await versions(null, id)).toHaveLength(1)
  await deletePost(ada, id)
  expect(await editPost(ada, id, words('Again.'))).toBeUndefined()
  expect(await versions(null, id)).toEqual([])
})

test('of two who edit at once one learns that it was changed', async () => {
  const ada = await person('ada')
  const id = await post(ada, 'Boats.')
  const answers = await Promise.all(['One.', 'Two.'].map((body) => editPost(ada, id, words(body))))

  expect(answers.sort()).toEqual(['changed', 'edited'])
  expect(await versions(null, id)).toHaveLength(1)
})

test('whom it names and which tags it has follow from the new words', async () => {
  const { ada, ben, cy } = await people()
  const id = await post(ada, 'Hello @ben #boats', { visibility: 'public' })
  expect(await told(ben)).toEqual([`mention ${id}`])
  await editPost(ada, id, words('Hello @cy #gulls'))

  expect(await told(ben)).toEqual([])
  expect(await told(cy)).toEqual([`mention ${id}`])
  expect((await tagTimeline(null, 'boats')).rows).toEqual([])
  expect((await tagTimeline(null, 'gulls')).rows).toMatchObject([{ id }])
  await editPost(ada, id, words('Hello @cy.', { known: (await shown(id))?.editedAt ?? null }))
  expect(await told(cy)).toEqual([`mention ${id}`])
})

test('whoever is named no longer in a post for those it names no longer reads it, nor what it was', async () => {
  const { ada, ben, cy } = await people()
  const id = await post(ada, 'Between us, @ben @cy.', { visibility: 'mentioned' })
  await editPost(ada, id, words('Between us, @ben.'))

  expect(await shown(id, ben)).toBeDefined()
  expect(await shown(id, cy)).toBeUndefined()
  expect(await versions(ben, id)).toHaveLength(1)
  expect(await versions(cy, id)).toEqual([])
})

test('an answer stays readable for whom it answers', async () => {
  const { ada, ben } = await people()
  const question = await post(ben, 'How deep?')
  const id = await post(ada, '@ben Three fathoms.', { visibility: 'mentioned', replyTo: question })
  await editPost(ada, id, words('Four fathoms.'))

  expect(await shown(id, ben)).toMatchObject({ body: 'Four fathoms.' })
})

test('whoever answered, reposted or quoted it is told, once for all edits they have not seen', async () => {
  const { ada, ben, cy } = await people()
  const dee = await person('dee')
  const id = await post(ada, 'Boats.')
  await post(ben, 'Nice.', { replyTo: id })
  await repost(cy, id)
  const quote = await post(dee, 'Look.', { quoteOf: id })
  await editPost(ada, id, words('Ships.'))
  await tellAll()

  for (const one of [ben, cy, dee]) expect(await told(one)).toEqual([`edit ${id}`])
  expect(quote).toBeGreaterThan(0)
  const edits = await notificationsOf(ben)
  await readNotifications(ben, edits.rows[0]?.id ?? 0)
  await editPost(ada, id, words('Barges.', { known: (await shown(id))?.editedAt ?? null }))
  await tellAll()
  expect((await notificationsOf(ben)).rows).toMatchObject([{ kind: 'edit', unread: true }])
  expect(await db.select().from(jobs).where(eq(jobs.kind, 'tell-edit'))).toEqual([])
})

test('its place among others stays', async () => {
  const { ada, ben } = await people()
  await follow(ben, ada.id)
  const id = await post(ada, 'First.')
  const second = await post(ada, 'Second.')
  await editPost(ada, id, words('First, edited.'))

  expect((await homeTimeline(ben)).rows.map((row) => row.id)).toEqual([second, id])
})

test('what its pictures show is edited and kept too', async () => {
  const ada = await person('ada')
  const added = await addMedia(ada, { folder: 'f', width: 8, height: 6, placeholder: '', bytes: 1 }, 1000)
  const picture = typeof added === 'object' ? added.id : 0
  const id = await post(ada, '', { media: [{ id: picture, alt: 'A bot' }] })
  await editPost(
    ada,
    id,
    words('', {
      alts: [
        { id: picture, alt: 'A boat' },
        { id: 42, alt: 'Not hers' },
      ],
    }),
  )

  expect(await shown(id)).toMatchObject({ body: '', pictures: [{ alt: 'A boat' }] })
  expect(await versions(null, id)).toMatchObject([{ alts: [{ mediaId: picture, alt: 'A bot' }] }])
})

test('nobody may read it because of an edit whom it does not name', async () => {
  const { ada, ben, cy } = await people()
  const question = await post(ben, 'How deep?')
  const id = await post(ada, 'Three fathoms.', { visibility: 'followers', replyTo: question })
  const first = await post(ada, 'Between us, @cy.', { visibility: 'mentioned' })
  const next = await post(ada, 'And more of it.', { visibility: 'mentioned', replyTo: first })
  for (const one of [id, next]) await editPost(ada, one, words('Four fathoms.'))

  expect(await shown(id, ben)).toBeUndefined()
  expect(await shown(next, cy)).toBeUndefined()
})

test('what continues a post in confidence stays with those who could read it', async () => {
  const { ada, ben } = await people()
  const first = await post(ada, 'Between us, @ben.', { visibility: 'mentioned', rest: ['And mroe.'] })
  const next = first + 1
  const [continued = { id: next }] = await db
    .select({ id: posts.id })
    .from(posts)
    .where(eq(posts.replyToId, first))
  await editPost(ada, continued.id, words('And more.'))

  expect(await shown(continued.id, ben)).toMatchObject({ body: 'And more.' })
})

test('whoever is called otherwise now is still meant', async () => {
  const { ada, ben } = await people()
  const id = await post(ada, 'Between us, @ben.', { visibility: 'mentioned' })
  await changeHandle(ben, 'benny')
  await editPost(ada, id, words('Just between us, @ben.'))

  expect(await shown(id, ben)).toMatchObject({ body: 'Just between us, @ben.' })
})

test('a link shown alone stays so, and another one is asked what it is', async () => {
  const ada = await person('ada')
  const id = await post(ada, 'https://birds.example.org/')
  const previewId = async () =>
    (await db.select({ is: posts.previewId }).from(posts).where(eq(posts.id, id)))[0]?.is
  await removePreview(ada, id)
  await editPost(ada, id, words('Look: https://birds.example.org/'))
  expect(await previewId()).toBeNull()

  await editPost(ada, id, words('https://boats.example.org/', { known: (await shown(id))?.editedAt ?? null }))
  expect(await previewId()).not.toBeNull()
})

test('no two versions are of the same moment', async () => {
  const ada = await person('ada')
  const id = await post(ada, 'Boats.')
  const now = new Date()
  await editPost(ada, id, words('One.'), now)
  const known = (await shown(id))?.editedAt ?? null
  await editPost(ada, id, words('Two.', { known }), now)

  expect(await editPost(ada, id, words('Three.', { known }), now)).toBe('changed')
})

test('of two edits nobody has heard of yet they hear once, and not across a block', async () => {
  const { ada, ben, cy } = await people()
  const id = await post(ada, 'Boats.')
  for (const one of [ben, cy]) await post(one, 'Nice.', { replyTo: id })
  await block(ada, cy.id)
  await editPost(ada, id, words('Ships.'))
  await editPost(ada, id, words('Barges.', { known: (await shown(id))?.editedAt ?? null }))
  const [first, second] = (await lease(['tell-edit'], 10)) as [Job, Job]
  const tellOne = ({ payload, ...job }: Job) =>
    tellEdit({ ...job, payload }, Number(payload.postId), Number(payload.revisionId))
  await tellOne(first)
  expect(await told(ben)).toEqual([])
  await tellOne(second)

  expect(await told(ben)).toEqual([`edit ${id}`])
  expect(await told(cy)).toEqual([])
  expect(await told(ada)).not.toContain(`edit ${id}`)
})

test('however many answered, all of them are told', async () => {
  const { ada, ben, cy } = await people()
  const id = await post(ada, 'Boats.')
  const answers = Array.from({ length: 500 }, () => ({
    ...{ id: nextId(), authorId: ben.id, body: 'Nice.', replyToId: id, rootId: id, createdAt: new Date() },
  }))
  await write((tx) => tx.insert(posts).values(answers))
  await post(cy, 'Nice.', { replyTo: id })
  await editPost(ada, id, words('Ships.'))
  await tellAll()

  for (const one of [ben, cy]) expect(await told(one)).toEqual([`edit ${id}`])
})

test('who quotes it shows its words of now, and who reported it those of then', async () => {
  const { ada, ben } = await people()
  const id = await post(ada, 'Boats.')
  const quote = await post(ben, 'Look.', { quoteOf: id })
  await report(ben, { postId: id }, { reason: 'spam', comment: '' })
  await editPost(ada, id, words('Ships.'))

  expect((await shown(quote))?.quote).toMatchObject({ body: 'Ships.' })
  expect(await db.select({ content: reports.content }).from(reports)).toMatchObject([
    { content: { body: 'Boats.' } },
  ])
})

test('what it was is erased with it, also when its place stays', async () => {
  const { ada, ben } = await people()
  const [lonely, answered] = [await post(ada, 'One.'), await post(ada, 'Two.')]
  await post(ben, 'Nice.', { replyTo: answered })
  for (const id of [lonely, answered]) {
    await editPost(ada, id, words('Edited.'))
    await deletePost(ada, id)
  }
  await deleteExpired(Date.now() + 301_000)

  expect(await db.select().from(revisions)).toEqual([])
})

test('what it was is a list that can be paged through', async () => {
  const ada = await person('ada')
  const id = await post(ada, '1')
  for (const body of ['2', '3', '4'])
    await editPost(ada, id, words(body, { known: (await shown(id))?.editedAt ?? null }))
  const { rows, older } = await revisionsOf(null, id, { limit: 2 })

  expect(rows.map(({ body }) => body)).toEqual(['3', '2'])
  expect(older).toMatchObject({ body: '1' })
  expect(await revisionsOf(null, id, { before: rows[1]?.id, limit: 2 })).toMatchObject({
    rows: [{ body: '1' }],
    older: undefined,
  })
})
