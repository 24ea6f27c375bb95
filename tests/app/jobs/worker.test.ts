import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Handler } from '#app/_jobs/run-job.ts'
import { workOff } from '#app/_jobs/work-off.ts'
import { keepWorking } from '#app/_jobs/worker.ts'
import { newFolder } from '#app/_media/key.ts'
import { mediaStorage } from '#app/_media/media-storage.ts'
import { settings as logSettings } from '#app/_server/log.ts'
import { db, driver, write } from '#db/client.ts'
import { enqueue, lease } from '#db/mutations/jobs.ts'
import { deleteAccount, hurryErasure, keepAccount } from '#db/mutations/leaving.ts'
import { setPicture } from '#db/mutations/pictures.ts'
import { sweepSoon } from '#db/mutations/sweeping.ts'
import { peopleFound } from '#db/queries/people.ts'
import { credentialsOf } from '#db/queries/users.ts'
import { jobs } from '#db/schema/jobs.ts'
import { rateLimits } from '#db/schema/rate-limits.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, person } from '#tests/world.ts'

const day = 86_400_000
const storage = mediaStorage()
const lines: string[] = []
const settings = { log: pino(logSettings('info'), { write: (line: string) => lines.push(line) }) }
let stop = async () => {}

afterEach(async () => {
  await stop()
  lines.length = 0
  await emptyDatabase()
})

const events = () => lines.map((line) => JSON.parse(line).event)
const left = () => db.select({ kind: jobs.kind, key: jobs.key, dueAt: jobs.dueAt }).from(jobs)
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 5000 })
const expire = (key: string) => write((tx) => tx.insert(rateLimits).values({ key, resetAt: new Date(0) }))
const expired = async () => (await db.select({ key: rateLimits.key }).from(rateLimits)).length
const picture = async () => {
  const folder = newFolder()
  await storage.put(folder, '96.webp', new Uint8Array([1]))
  return folder
}
const isThere = async (folder: string) => (await storage.get(folder, '96.webp')) !== undefined
const leave = (...folders: string[]) =>
  write(async (tx) => {
    for (const folder of folders)
      await enqueue(tx, { kind: 'erase-picture', key: folder, payload: { folder } })
  })

describe('a server that starts', () => {
  test('sweeps at once, and again in an hour', async () => {
    await person('ada')
    await driver().raw('DELETE FROM user_words')
    await expire('before')
    stop = keepWorking(settings)

    await soon(async () => expect(await expired()).toBe(0))
    await soon(async () => expect((await peopleFound(null, 'marsh')).rows).toHaveLength(1))
    await soon(async () => {
      const [next] = await left()
      expect(next?.dueAt.getTime()).toBeGreaterThan(Date.now() + 3_000_000)
    })
    expect(await left()).toHaveLength(1)
    expect(lines).toEqual([])
  })

  test('that is told twice works once, holds no process, and does nothing after it drained', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    stop = keepWorking(settings)

    expect(keepWorking(settings)).toBe(stop)
    await soon(async () => expect(await left()).toHaveLength(1))
    await soon(async () => expect((await left())[0]?.dueAt.getTime()).toBeGreaterThan(Date.now()))
    const before = timers()

    const callbacks = (globalThis as { [key: symbol]: unknown })[Symbol.for('pipit.drain')] as Set<
      () => unknown
    >
    for (const callback of callbacks) await callback()
    expect(timers()).toBe(before)
    await sweepSoon()
    await expire('late')
    await sleep(100)

    expect(callbacks).toHaveLength(0)
    expect(await expired()).toBe(1)
  })

  test('has what a dead one left in its hands', async () => {
    const folder = await picture()
    await leave(folder)
    await lease(['erase-picture'], 1, new Date(Date.now() - 61_000))
    stop = keepWorking(settings)

    await soon(async () => expect(await isThere(folder)).toBe(false))
  })
})

test('a picture that Ada replaces or removes is gone soon, and the one she has stays', async () => {
  const ada = await person('ada')
  stop = keepWorking({ ...settings, every: 3_600_000 })
  const [first, second, banner] = [await picture(), await picture(), await picture()]
  await setPicture(ada, 'avatar', first)
  await setPicture(ada, 'banner', banner)
  await setPicture(ada, 'avatar', second)
  await setPicture(ada, 'avatar', second)

  await soon(async () => expect(await isThere(first)).toBe(false))
  expect([await isThere(second), await isThere(banner)]).toEqual([true, true])

  await setPicture(ada, 'banner', null)

  await soon(async () => expect(await isThere(banner)).toBe(false))
  expect(await isThere(second)).toBe(true)
})

test('who can no longer come back is erased when the time has come, and nobody who came back', async () => {
  const { ada, ben, cy } = await people()
  await deleteAccount(ada.id, new Date(Date.now() - 14 * day))
  await deleteAccount(ben.id)
  await deleteAccount(cy.id)
  await keepAccount(cy.id)

  expect((await left()).map(({ key }) => key).sort()).toEqual([String(ada.id), String(ben.id)])

  stop = keepWorking({ ...settings, every: 3_600_000 })
  await soon(async () => expect(await credentialsOf({ handle: 'ada' })).toBeUndefined())
  expect(await credentialsOf({ handle: 'ben' })).toBeDefined()

  await hurryErasure(ben.id)

  await soon(async () => expect(await credentialsOf({ handle: 'ben' })).toBeUndefined())
  expect(await credentialsOf({ handle: 'cy' })).toBeDefined()
})

describe('jobs', () => {
  test('are done two at a time', async () => {
    let running = 0
    let most = 0
    const done: unknown[] = []
    const handler: Handler = async (payload) => {
      most = Math.max(most, ++running)
      await sleep(5)
      running -= 1
      done.push(payload)
      return undefined
    }
    stop = keepWorking({ ...settings, handlers: { 'erase-picture': handler }, every: 3_600_000 })
    await leave(...Array.from({ length: 9 }, (_, n) => `folder ${n}`))

    await soon(() => expect(done).toHaveLength(9))
    expect(most).toBe(2)
  })

  test('that fail are one line of the log each, without what they say, and wait for another time', async () => {
    await leave('../not a folder')
    stop = keepWorking({ ...settings, every: 3_600_000 })

    await soon(() => expect(events()).toEqual(['job failed']))
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', kind: 'erase-picture', attempts: 1 })
    expect(lines[0]).not.toContain('not a folder')
    await soon(async () =>
      expect((await left()).find(({ kind }) => kind === 'erase-picture')?.dueAt.getTime()).toBeGreaterThan(
        Date.now() + 50_000,
      ),
    )
  })

  test('that are under way when the server stops stop at a good place and go on elsewhere', async () => {
    let begun = false
    const handler: Handler = async (_, { isOver }) => {
      begun = true
      while (!isOver()) await sleep(2)
      return new Date()
    }
    stop = keepWorking({ ...settings, handlers: { 'erase-picture': handler } })
    const folder = await picture()
    await leave(folder)
    await soon(() => expect(begun).toBe(true))
    await stop()

    expect(await isThere(folder)).toBe(true)
    expect(await workOff()).toBe(true)
    expect(await isThere(folder)).toBe(false)
    expect(await left()).toEqual([])
  })
})

describe('a sweep', () => {
  test('of which a part fails does the rest, says so, and is tried again in a minute', async () => {
    await person('ada')
    await expire('waits')
    await driver().raw('ALTER TABLE user_words RENAME TO away')
    await sweepSoon()
    const wentWell = await workOff(undefined, settings.log)
    await driver().raw('ALTER TABLE away RENAME TO user_words')

    expect(wentWell).toBe(false)
    expect(await expired()).toBe(0)
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      event: 'job failed',
      kind: 'sweep',
      err: { message: 'some people cannot be found by their names yet', cause: expect.anything() },
    })
    expect((await left())[0]?.dueAt.getTime()).toBeLessThan(Date.now() + 100_000)
  })

  test('erases those for whom there is no job', async () => {
    const ada = await person('ada')
    await deleteAccount(ada.id, new Date(Date.now() - 15 * day))
    await driver().raw('DELETE FROM jobs')
    await sweepSoon()

    expect(await workOff(undefined, settings.log)).toBe(true)
    expect(await credentialsOf({ handle: 'ada' })).toBeUndefined()
    expect(lines).toEqual([])
  })
})
