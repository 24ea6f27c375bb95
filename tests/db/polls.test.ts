import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { db, write } from '#db/client.ts'
import { eraseSome } from '#db/mutations/erasure.ts'
import { follow } from '#db/mutations/follows.ts'
import { type Job, lease } from '#db/mutations/jobs.ts'
import { deleteAccount } from '#db/mutations/leaving.ts'
import { endPoll, vote } from '#db/mutations/polls.ts'
import { createPost, deletePost } from '#db/mutations/posts.ts'
import { notificationsOf } from '#db/queries/notifications.ts'
import { everyonesPosts, visiblePost } from '#db/queries/posts.ts'
import { jobs } from '#db/schema/jobs.ts'
import { polls, pollVoters } from '#db/schema/polls.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { statementsOf } from '#tests/statements.ts'
import { people, person, post } from '#tests/world.ts'

afterEach(emptyDatabase)

const hour = 3600
const poll = { options: ['Rye', 'Oats', 'Neither'], isMultiple: false, seconds: hour }
const later = new Date(Date.now() + 2 * hour * 1000)
const asks = (viewer: Viewer, more: object = {}) => post(viewer, 'Which?', { poll: { ...poll, ...more } })
const pollIn = async (viewer: Viewer | null, id: number) => (await visiblePost(viewer, id))?.poll || undefined
const votes = (shown: Awaited<ReturnType<typeof pollIn>>) => shown?.options.map((option) => option.votes)

test('a poll shows its results to whoever voted, to its author, and to all once it is over', async () => {
  const { ada, ben, cy } = await people()
  const id = await asks(ada)

  expect(await pollIn(ben, id)).toEqual({
    options: [{ label: 'Rye' }, { label: 'Oats' }, { label: 'Neither' }],
    endsAt: expect.any(Number),
    voters: 0,
  })
  expect(await vote(ben, id, [1])).toBe('voted')
  expect(await pollIn(ben, id)).toMatchObject({
    options: [{ votes: 0 }, { votes: 1, chosen: true }, { votes: 0 }],
    ...{ voters: 1, voted: true },
  })
  expect(votes(await pollIn(ada, id))).toEqual([0, 1, 0])
  expect(votes(await pollIn(cy, id))).toEqual([undefined, undefined, undefined])
  await write((tx) => tx.update(polls).set({ endsAt: new Date(0) }))
  expect(votes(await pollIn(null, id))).toEqual([0, 1, 0])
})

test('nobody votes twice, however many of their votes arrive together', async () => {
  const { ada, ben, cy } = await people()
  const id = await asks(ada)

  const answers = await Promise.all(
    [...Array.from({ length: 8 }, (_, at) => [ben, at % 3] as const), [cy, 0] as const].map(([who, at]) =>
      vote(who, id, [at]),
    ),
  )

  expect(answers.filter((answer) => answer === 'voted')).toHaveLength(2)
  const shown = await pollIn(ada, id)
  expect(shown?.voters).toBe(2)
  expect(votes(shown)?.reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBe(2)
})

test('one answer or several, and only those there are', async () => {
  const { ada, ben, cy } = await people()
  const [one, several] = [await asks(ada), await asks(ada, { isMultiple: true })]

  expect(await vote(ben, one, [0, 1])).toBe('wrong')
  expect(await vote(ben, one, [3])).toBe('wrong')
  expect(await vote(ben, one, [])).toBe('wrong')
  expect(await vote(ben, several, [2, 0, 2])).toBe('voted')
  expect(await vote(cy, several, [2])).toBe('voted')
  expect(votes(await pollIn(ada, several))).toEqual([1, 0, 2])
  expect((await pollIn(ada, several))?.voters).toBe(2)
})

test('who may not see it, who asked, and who comes too late does not vote', async () => {
  const { ada, ben } = await people()
  const between = await post(ada, 'Which?', { poll, visibility: 'followers' })
  const id = await asks(ada)

  expect(await vote(ben, between, [0])).toBe('gone')
  await follow(ben, ada.id)
  expect(await vote(ben, between, [0])).toBe('voted')
  expect(await vote(ada, id, [0])).toBe('gone')
  expect(await vote(ben, id, [0], later)).toBe('over')
  expect(await vote(ben, await post(ada, 'No poll.'), [0])).toBe('gone')
})

const takeEnd = async (): Promise<Job> => (await lease(['end-poll'], 1, later))[0] as Job

test('its author and those who voted are told when it has ended, once', async () => {
  const { ada, ben, cy } = await people()
  const id = await asks(ada)
  await vote(ben, id, [0])
  const due = await db.select().from(jobs).where(eq(jobs.kind, 'end-poll'))
  expect(due[0]?.dueAt.getTime()).toBe((await pollIn(ada, id))?.endsAt)
  const job = await takeEnd()
  await endPoll(job, id)
  await expect(endPoll(job, id)).rejects.toThrow('somebody else')

  const told = async (viewer: Viewer) => (await notificationsOf(viewer)).rows.map(({ kind }) => kind)
  expect(await told(ben)).toEqual(['poll'])
  expect(await told(ada)).toEqual(['poll'])
  expect(await told(cy)).toEqual([])
  expect(await db.select().from(jobs).where(eq(jobs.kind, 'end-poll'))).toEqual([])
})

test('nobody is told of a poll that was deleted', async () => {
  const { ada, ben } = await people()
  const id = await asks(ada)
  await vote(ben, id, [0])
  await deletePost(ada, id)
  await endPoll(await takeEnd(), id)

  expect((await notificationsOf(ben)).rows).toEqual([])
})

test('with a person their votes go', async () => {
  const { ada, ben, cy } = await people()
  const id = await asks(ada, { isMultiple: true })
  await vote(ben, id, [0, 1])
  await vote(cy, id, [1])
  await deleteAccount(ben.id, new Date(0))
  while ((await write((tx) => eraseSome(tx, ben.id, 10))) > 0);

  expect(votes(await pollIn(ada, id))).toEqual([0, 1, 0])
  expect((await pollIn(ada, id))?.voters).toBe(1)
  expect(await db.select().from(pollVoters)).toHaveLength(1)
})

test('the same form sent twice asks once, and other answers are another post', async () => {
  const ada = await person('ada')
  const sent = { body: 'Which?', key: 'key-12345', poll }
  const first = await createPost(ada, sent)

  expect(await createPost(ada, sent)).toEqual(first)
  expect(await createPost(ada, { ...sent, poll: { ...poll, options: ['Yes', 'No'] } })).toBe('conflict')
})

test('a page asks twice for all of its polls', async () => {
  const ada = await person('ada')
  await post(ada, 'None.')
  const without = (await statementsOf(() => everyonesPosts(ada))).length
  for (let at = 0; at < 3; at++) await asks(ada)

  expect(await statementsOf(() => everyonesPosts(ada))).toHaveLength(without + 2)
})
