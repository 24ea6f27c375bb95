import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { publishDraft } from '#app/_jobs/publish-draft.ts'
import { db, write } from '#db/client.ts'
import { deleteDraft, saveDraft } from '#db/mutations/drafts.ts'
import { follow } from '#db/mutations/follows.ts'
import { type Job, lease } from '#db/mutations/jobs.ts'
import { addMedia, deleteLooseMedia } from '#db/mutations/media.ts'
import { createPost, deletePost } from '#db/mutations/posts.ts'
import { callBack, holdPost, publishDue, publishSoon, schedulePost } from '#db/mutations/schedule.ts'
import { setSuspended } from '#db/mutations/users.ts'
import { draftById, draftsOf, heldOf, scheduledOf } from '#db/queries/drafts.ts'
import { everyonesPosts, visiblePost } from '#db/queries/posts.ts'
import type { Composed } from '#db/schema/drafts.ts'
import { jobs } from '#db/schema/jobs.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, person, post } from '#tests/world.ts'

afterEach(emptyDatabase)

const minute = 60_000
const hour = 60 * minute
const whole: Composed = {
  body: 'The tide turns.',
  rest: ['And again.'],
  visibility: 'followers',
  warning: 'Water',
  language: 'en',
  poll: { options: ['Yes', 'No'], isMultiple: true, seconds: 3600 },
}
const anyDay = { from: new Date(0), to: new Date('2100-01-01') }
const inAnHour = () => new Date(Date.now() + hour)
const later = { content: { body: 'Later.' }, day: anyDay }
const saved = async (...of: Parameters<typeof saveDraft>) => {
  const draft = await saveDraft(...of)
  if (typeof draft !== 'object') throw new Error(`not saved: ${draft}`)
  return draft.id
}
const scheduled = async (...of: Parameters<typeof schedulePost>) => {
  const one = await schedulePost(...of)
  if (typeof one !== 'object') throw new Error(`not scheduled: ${one}`)
  return one.id
}
const bodies = async () => (await everyonesPosts(null)).rows.map(({ body }) => body)
const waiting = () => db.select().from(jobs).where(eq(jobs.kind, 'publish-draft'))
const take = async (at = new Date(Date.now() + 2 * hour)): Promise<Job> =>
  (await lease(['publish-draft'], 1, at))[0] as Job
const work = (job: Job) =>
  publishDraft({ draftId: Number(job.payload.draftId) }, { job, isOver: () => false })

describe('a draft', () => {
  test('is what was written, for its writer alone, until it is posted', async () => {
    const { ada, ben } = await people()
    const id = await saved(ada, { content: whole })

    expect(await draftById(ada, id)).toMatchObject({ content: whole, state: 'draft', problem: null })
    expect(await draftById(ben, id)).toBeUndefined()
    expect(await saveDraft(ben, { id, content: { body: 'His.' } })).toBeUndefined()
    await deleteDraft(ben, id)
    expect((await draftsOf(ada)).rows).toMatchObject([{ id }])
    await saveDraft(ada, { id, content: { body: 'Changed.' } })
    expect((await draftById(ada, id))?.content).toEqual({ body: 'Changed.' })
    await createPost(ada, { body: 'Changed.', draftId: id })
    expect((await draftsOf(ada)).rows).toEqual([])
  })

  test('keeps its pictures, and lets them go', async () => {
    const ada = await person('ada')
    const size = { width: 8, height: 6, placeholder: '', bytes: 1, folder: 'f' }
    const added = await addMedia(ada, size, 1000)
    const media = [{ id: typeof added === 'object' ? added.id : 0, alt: 'A boat' }]
    const id = await saved(ada, { content: { body: '', media } })

    expect(await deleteLooseMedia(Date.now() + 48 * hour)).toBe(0)
    await saveDraft(ada, { id, content: { body: 'No picture.' } })
    expect(await deleteLooseMedia(Date.now() + 48 * hour)).toBe(1)
  })

  test('there are so many and no more', async () => {
    const ada = await person('ada')
    for (let at = 0; at < 100; at++) await saveDraft(ada, { content: { body: `${at}` } })

    expect(await saveDraft(ada, { content: { body: 'One more.' } })).toBe('full')
    const [first] = (await draftsOf(ada)).rows
    expect(await saveDraft(ada, { id: first?.id, content: { body: 'Changed.' } })).toEqual({ id: first?.id })
  })
})

describe('a scheduled post', () => {
  test('goes out when it is due, once, whatever two workers do', async () => {
    const { ada, ben } = await people()
    await follow(ben, ada.id)
    const id = await scheduled(ada, { ...later, content: whole, publishAt: inAnHour() })
    expect((await waiting())[0]?.dueAt).toEqual(new Date((await draftById(ada, id))?.publishAt ?? 0))
    expect(await lease(['publish-draft'], 1)).toEqual([])

    const job = await take()
    const answers = await Promise.allSettled([publishDue(job, ada, id), publishDue(job, ada, id)])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { rows } = await (await import('#db/queries/timelines.ts')).homeTimeline(ben)
    expect(rows).toMatchObject([
      { body: 'And again.', visibility: 'followers', warning: 'Water' },
      { body: 'The tide turns.', language: 'en', poll: { multiple: true } },
    ])
    expect(await draftById(ada, id)).toBeUndefined()
    expect(await waiting()).toEqual([])
  })

  test('can be changed, called back, published now and deleted', async () => {
    const ada = await person('ada')
    const id = await scheduled(ada, { ...later, publishAt: inAnHour() })
    const publishAt = new Date(Date.now() + 3 * hour)
    expect(await scheduled(ada, { ...later, content: { body: 'Changed.' }, publishAt, draftId: id })).toBe(id)
    expect(await scheduledOf(ada)).toMatchObject([
      { id, publishAt: publishAt.getTime(), content: { body: 'Changed.' } },
    ])
    expect((await waiting()).map(({ dueAt }) => dueAt)).toEqual([publishAt])

    expect(await callBack(ada, id)).toBe(true)
    expect(await waiting()).toEqual([])
    expect((await draftsOf(ada)).rows).toMatchObject([{ id, state: 'draft' }])
    expect(await callBack(ada, id)).toBe(false)

    await schedulePost(ada, { ...later, publishAt, draftId: id })
    expect(await publishSoon(ada, id)).toBe(true)
    await work(await take(new Date(Date.now() + 1000)))
    expect(await bodies()).toEqual(['Later.'])

    const other = await scheduled(ada, { ...later, publishAt })
    await deleteDraft(ada, other)
    expect(await waiting()).toEqual([])
  })

  test('is at least five minutes away, and one of so many', async () => {
    const ada = await person('ada')
    const soon = new Date(Date.now() + 4 * minute)
    expect(await schedulePost(ada, { ...later, publishAt: soon })).toBe('soon')
    for (let at = 0; at < 25; at++) await scheduled(ada, { ...later, publishAt: inAnHour() })

    expect(await schedulePost(ada, { ...later, publishAt: inAnHour() })).toBe('busy')
    const nextDay = { from: new Date(Date.now() + 24 * hour), to: new Date(Date.now() + 48 * hour) }
    expect(
      await schedulePost(ada, { ...later, day: nextDay, publishAt: new Date(Date.now() + 30 * hour) }),
    ).toEqual({
      id: expect.any(Number),
    })
  })

  test('sent twice it is scheduled once', async () => {
    const ada = await person('ada')
    const publishAt = inAnHour()
    const id = await scheduled(ada, { ...later, publishAt, key: 'key-12345' })

    expect(await scheduled(ada, { ...later, publishAt, key: 'key-12345' })).toBe(id)
    expect(
      await schedulePost(ada, { ...later, content: { body: 'Other.' }, publishAt, key: 'key-12345' }),
    ).toBe('conflict')
    expect(await scheduledOf(ada)).toHaveLength(1)
  })

  test('is given back with the reason when it cannot go out any more', async () => {
    const { ada, ben } = await people()
    const question = await post(ben, 'What do you say?')
    const id = await scheduled(ada, {
      ...later,
      content: { body: 'This.', replyTo: question },
      publishAt: inAnHour(),
    })
    await deletePost(ben, question)
    await work(await take())

    expect(await bodies()).toEqual([])
    expect(await draftById(ada, id)).toMatchObject({
      state: 'draft',
      content: { body: 'This.' },
      problem: expect.stringMatching(/./),
    })
    expect(await waiting()).toEqual([])
  })

  test('is not lost when its author may not post', async () => {
    const ada = await person('ada')
    const id = await scheduled(ada, { ...later, publishAt: inAnHour() })
    await setSuspended(ada.id, true)
    await work(await take())
    await setSuspended(ada.id, false)

    expect(await draftById(ada, id)).toMatchObject({ state: 'draft', content: { body: 'Later.' } })
  })

  test('a worker that dies in the middle leaves it to the next one', async () => {
    const ada = await person('ada')
    const id = await scheduled(ada, { ...later, publishAt: inAnHour() })
    const dead = await take()
    await expect(
      write(async () => {
        await publishDue(dead, ada, id)
        throw new Error('power cut')
      }),
    ).rejects.toThrow('power cut')
    expect(await bodies()).toEqual([])

    await work(await take(new Date(Date.now() + 24 * hour)))
    expect(await bodies()).toEqual(['Later.'])
  })
})

test('what was sent waits as long as its writer wants, and can be called back until then', async () => {
  const { ada, ben } = await people()
  const held = { content: { body: 'Oops.' }, publishAt: new Date(Date.now() + 20_000), key: 'key-12345' }
  const sent = await holdPost(ada, held)
  expect(await holdPost(ada, held)).toEqual(sent)
  const id = typeof sent === 'object' ? sent.id : 0

  expect(await heldOf(ada)).toMatchObject([{ id, content: { body: 'Oops.' } }])
  expect(await heldOf(ben)).toEqual([])
  expect(await callBack(ben, id)).toBe(false)
  expect(await bodies()).toEqual([])
  expect(await callBack(ada, id)).toBe(true)
  expect(await draftById(ada, id)).toMatchObject({ state: 'draft', content: { body: 'Oops.' } })

  await holdPost(ada, { ...held, key: 'key-67890' })
  await work(await take(new Date(Date.now() + 21_000)))
  expect(await bodies()).toEqual(['Oops.'])
  const [shown] = (await everyonesPosts(null)).rows
  expect(await visiblePost(null, shown?.id ?? 0)).toBeDefined()
})
