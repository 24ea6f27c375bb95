import { setTimeout as sleep } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { pino } from 'pino'
import { afterEach, expect, test, vi } from 'vitest'
import { keepSwept, sweepOnce } from '#app/_jobs/sweep.ts'
import { db, driver, write } from '#db/client.ts'
import { deleteAccount } from '#db/mutations/leaving.ts'
import { peopleFound } from '#db/queries/people.ts'
import { rateLimits } from '#db/schema/rate-limits.ts'
import { users } from '#db/schema/users.ts'
import { emptyDatabase } from '#tests/database.ts'
import { person } from '#tests/world.ts'

let stop = async () => {}
const lines: string[] = []
const settings = { every: 20, log: pino({ base: undefined }, { write: (line: string) => lines.push(line) }) }

afterEach(async () => {
  await stop()
  lines.length = 0
  await emptyDatabase()
})

const expire = (key: string) =>
  write((tx) =>
    tx
      .insert(rateLimits)
      .values({ key, resetAt: new Date(0) })
      .onConflictDoNothing(),
  )
const left = async () => (await db.select({ key: rateLimits.key }).from(rateLimits)).map(({ key }) => key)
const isClean = () => vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 5000 })

test('what has run out goes when the server starts', async () => {
  await expire('before')
  stop = keepSwept({ ...settings, every: 3_600_000 })

  await isClean()
  expect(lines).toEqual([])
})

test('what runs out later goes too', async () => {
  stop = keepSwept(settings)
  for (const key of ['soon', 'later']) {
    await expire(key)

    await isClean()
  }
})

test('people who came before there were words are found when the server starts', async () => {
  await person('ada')
  await driver().raw('DELETE FROM user_words')
  stop = keepSwept({ ...settings, every: 3_600_000 })

  await vi.waitFor(async () => expect((await peopleFound(null, 'marsh')).rows).toHaveLength(1), {
    timeout: 5000,
  })
})

test('a server that was told twice to sweep sweeps once, and not at all after it stopped', async () => {
  stop = keepSwept(settings)

  expect(keepSwept(settings)).toBe(stop)

  await stop()
  await expire('late')
  await sleep(100)

  expect(await left()).toEqual(['late'])
})

test('a server that drains stops sweeping', async () => {
  stop = keepSwept({ every: 20 })
  const callbacks = (globalThis as { [key: symbol]: unknown })[Symbol.for('pipit.drain')] as Set<
    () => unknown
  >

  expect(callbacks).toHaveLength(1)

  for (const callback of callbacks) await callback()
  await expire('late')
  await sleep(100)

  expect(callbacks).toHaveLength(0)
  expect(await left()).toEqual(['late'])
})

test('sweeping keeps no process alive', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const before = timers()
  stop = keepSwept({ ...settings, every: 60_000 })

  expect(timers()).toBe(before)
})

test('a sweep that fails is one line of the log, and the next one goes on', async () => {
  await driver().raw('ALTER TABLE submissions RENAME TO away')
  await expire('waits')
  stop = keepSwept({ ...settings, every: 300 })
  await vi.waitFor(() => expect(lines).not.toEqual([]), { timeout: 5000 })
  await driver().raw('ALTER TABLE away RENAME TO submissions')

  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 50, event: 'sweep', err: expect.anything() })
  expect(lines).toHaveLength(1)
  await isClean()
})

test('a single sweep erases whoever deleted their account long ago', async () => {
  const ada = await person('ada')
  await deleteAccount(ada.id, new Date(Date.now() - 15 * 86_400_000))

  expect(await sweepOnce(settings.log)).toBe(true)

  expect(await db.select({ id: users.id }).from(users).where(eq(users.id, ada.id))).toEqual([])
  expect(lines).toEqual([])
})
