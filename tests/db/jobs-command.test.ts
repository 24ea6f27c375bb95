import { afterEach, expect, test } from 'vitest'
import { db, write } from '#db/client.ts'
import { enqueue } from '#db/mutations/jobs.ts'
import { jobs } from '#db/schema/jobs.ts'
import { examine } from '#db/tasks/doctor/examine.ts'
import { jobsCommand } from '#db/tasks/jobs/commands.ts'
import { runTask } from '#tests/command.ts'
import { emptyDatabase } from '#tests/database.ts'

afterEach(emptyDatabase)

const say = (line: string) => jobsCommand(line.split(' '))
const show = () => ({ to: () => undefined, end: () => undefined, stop: () => undefined })
const leave = (folder: string, dueAt = new Date()) =>
  write((tx) => enqueue(tx, { kind: 'erase-picture', key: folder, payload: { folder }, dueAt }))
const giveUp = () =>
  write((tx) =>
    tx.update(jobs).set({ deadAt: new Date('2026-05-01T10:00:00Z'), attempts: 10, lastError: 'no\nroom' }),
  )
const ids = async () => (await db.select({ id: jobs.id }).from(jobs).orderBy(jobs.id)).map(({ id }) => id)

test('what was given up is told by the doctor and listed, and tried again or dropped', async () => {
  await leave('reeds')
  await leave('sea')
  await giveUp()
  await leave('due')
  const [reeds, sea] = await ids()
  const told =
    'jobs that were given up: 2, such as erase-picture; npm run jobs lists them, and tries them again or drops them'

  expect(await examine({ show })).toEqual({ isWell: false, lines: [told] })
  expect((await say('list')).split('\n')).toEqual([
    `${reeds}  erase-picture reeds  given up 2026-05-01T10:00 after 10 attempts: no room`,
    `${sea}  erase-picture sea  given up 2026-05-01T10:00 after 10 attempts: no room`,
    'Due: 1. Being done: 0. Given up: 2.',
  ])

  expect(await say(`retry ${reeds}`)).toBe('To be tried again: 1.')
  expect(await say(`drop ${sea}`)).toBe('Dropped: 1.')
  expect(await say('list')).toBe('Due: 2. Being done: 0. Given up: 0.')
  expect(await say('drop --all')).toBe('Dropped: 0.')
  expect(await ids()).toHaveLength(2)
  expect((await examine({ show })).isWell).toBe(true)
})

test('what nobody does for hours is told by the doctor', async () => {
  const dueAt = new Date(Date.now() - 3 * 3_600_000)
  await leave('reeds', dueAt)

  expect((await examine({ show })).lines).toEqual([
    `jobs that nobody does: 1, such as one due since ${dueAt.toISOString()}; npm start does them`,
  ])
})

test.each([
  ['lists', 'there is no command "lists"'],
  ['list 5', '"5" is one word too many'],
  ['drop', 'which? Name the id'],
  ['drop x', '"x" is no id of a job'],
  ['retry 5', 'no job 5 was given up'],
  ['drop --all 5', '"5" is one word too many'],
])('"%s" is refused with a reason', async (line, reason) => {
  await expect(say(line)).rejects.toThrow(reason)
})

test('it is a command', async () => {
  const { code, out } = await runTask('db/tasks/jobs.ts', ['list'])

  expect({ code, out }).toEqual({ code: 0, out: 'Due: 0. Being done: 0. Given up: 0.\n' })
})
