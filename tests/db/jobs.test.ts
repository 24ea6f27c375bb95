import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listen } from '#db/bus.ts'
import { db, write } from '#db/client.ts'
import { leaseFor, retryIn } from '#db/mutations/job-times.ts'
import {
  cancel,
  completeJob,
  doAgain,
  enqueue,
  extend,
  fail,
  finish,
  type Job,
  LostLease,
  lease,
  postpone,
} from '#db/mutations/jobs.ts'
import { sweepSoon } from '#db/mutations/sweeping.ts'
import { deadJobs, jobCounts, nextJobAt } from '#db/queries/jobs.ts'
import { jobs } from '#db/schema/jobs.ts'
import { emptyDatabase } from '#tests/database.ts'
import { person } from '#tests/world.ts'

const start = new Date('2026-05-01T10:00:00Z')
const later = (ms: number) => new Date(start.getTime() + ms)
const minute = 60_000

const kinds = ['erase-picture' as const]
const leave = (folder: string, dueAt = start) =>
  write((tx) => enqueue(tx, { kind: 'erase-picture', key: folder, payload: { folder }, dueAt }))
const take = async (now = start, most = 10) => lease(kinds, most, now)
const takeOne = async (now = start) => (await take(now, 1))[0] as Job
const folders = (taken: Job[]) => taken.map(({ payload }) => payload.folder)
const rows = () => db.select().from(jobs)

let heard = 0
let endHearing: () => void
beforeEach(() => {
  heard = 0
  endHearing = listen('work', () => {
    heard += 1
  })
})
afterEach(async () => {
  endHearing()
  await emptyDatabase()
})

describe('what is left to be done', () => {
  test('is there with what caused it, or not at all, and only then are workers told', async () => {
    const failing = write(async (tx) => {
      await enqueue(tx, { kind: 'erase-picture', key: 'reeds', payload: { folder: 'reeds' } })
      throw new Error('power cut')
    })
    await expect(failing).rejects.toThrow('power cut')

    expect(await rows()).toEqual([])
    expect(heard).toBe(0)

    await write(async () => {
      const inner = write(async (tx) => {
        await enqueue(tx, { kind: 'erase-picture', key: 'sea', payload: { folder: 'sea' } })
        throw new Error('taken back')
      })
      await inner.catch(() => undefined)
      await leave('reeds')

      expect(heard).toBe(0)
    })

    expect(folders(await take(new Date()))).toEqual(['reeds'])
    expect(heard).toBe(1)
  })

  test('is there once for its key, and each time without one', async () => {
    for (let i = 0; i < 2; i++) {
      await leave('reeds')
      await write((tx) => enqueue(tx, { kind: 'erase-picture', payload: { folder: 'any' }, dueAt: start }))
    }

    expect(folders(await take()).sort()).toEqual(['any', 'any', 'reeds'])
  })

  test('is taken when it is due, the longest due first, and by kind', async () => {
    await leave('late', later(2))
    await leave('soon', later(1))
    await sweepSoon(start)

    expect(await nextJobAt(kinds, start)).toEqual(later(1))
    expect(await take()).toEqual([])
    expect(folders(await take(later(2), 1))).toEqual(['soon'])
    expect(folders(await take(later(2)))).toEqual(['late'])
    expect(await nextJobAt(kinds, later(2))).toBeUndefined()
    expect(await nextJobAt(['sweep'], later(2))).toEqual(start)
  })

  test('can be cancelled, and made due at another time unless somebody works on it', async () => {
    await leave('reeds', later(minute))
    await write((tx) => postpone(tx, 'erase-picture', 'reeds', start, start))
    const job = await takeOne()
    await write((tx) => postpone(tx, 'erase-picture', 'reeds', later(5), later(1)))

    expect(await take(later(5))).toEqual([])

    await write((tx) => cancel(tx, 'erase-picture', 'reeds'))

    expect(await extend(job, later(5))).toBe(false)
    expect(await rows()).toEqual([])
  })
})

describe('a worker', () => {
  test('has to itself what it took, however many come at once', async () => {
    for (let i = 0; i < 12; i++) await leave(`folder ${i}`)
    const taken = await Promise.all(Array.from({ length: 8 }, () => take(start, 3)))

    const all = folders(taken.flat())
    expect(new Set(all).size).toBe(all.length)
    expect(folders([...taken.flat(), ...(await take())])).toHaveLength(12)
  })

  test('that dies leaves it to another, and can do nothing about it any more should it live', async () => {
    await leave('reeds')
    const first = await takeOne()
    expect(await extend(first, later(leaseFor / 2))).toBe(true)
    expect(await take(later(leaseFor * 1.2))).toEqual([])
    const second = await takeOne(later(leaseFor * 2))
    expect(second).toMatchObject({ id: first.id, attempts: 2 })

    await finish(first)
    await doAgain(first, start)
    await fail(first, 'too late')
    await expect(write((tx) => completeJob(tx, first))).rejects.toThrow(LostLease)
    expect(await extend(first)).toBe(false)
    expect(await rows()).toMatchObject([{ lease: second.lease, lastError: null }])

    await finish(second)
    expect(await rows()).toEqual([])
  })

  test('that ends a job with its effect has both, or neither', async () => {
    await leave('reeds')
    const job = await takeOne()
    const failing = write(async (tx) => {
      await completeJob(tx, job)
      throw new Error('power cut')
    })
    await expect(failing).rejects.toThrow('power cut')

    expect(await rows()).toHaveLength(1)

    await write((tx) => completeJob(tx, job))

    expect(await rows()).toEqual([])
  })

  test('does again what must be, as if for the first time', async () => {
    await leave('reeds')
    await fail(await takeOne(), 'the disk is full', start)
    await doAgain(await takeOne(later(2 * minute)), later(60 * minute))

    expect(await take(later(59 * minute))).toEqual([])
    expect(await takeOne(later(60 * minute))).toMatchObject({ attempts: 1 })
  })
})

describe('a job that fails', () => {
  test('waits longer each time, and is given up with its reason in the end', async () => {
    await leave('reeds')
    let now = start
    let isDead = false
    const waits: number[] = []
    while (!isDead) {
      isDead = await fail(await takeOne(now), `attempt ${waits.length + 1}`, now)
      const [row] = await rows()
      waits.push((row as { dueAt: Date }).dueAt.getTime() - now.getTime())
      if (!isDead) now = (row as { dueAt: Date }).dueAt
    }

    expect(waits).toHaveLength(10)
    expect(waits[0]).toBeGreaterThanOrEqual(minute)
    for (let i = 1; i < 8; i++) expect(waits[i]).toBeGreaterThan(waits[i - 1] ?? 0)
    expect(await take(later(100 * 24 * 60 * minute))).toEqual([])
    expect(await nextJobAt(kinds)).toBeUndefined()
    expect(await deadJobs()).toMatchObject([{ kind: 'erase-picture', key: 'reeds', lastError: 'attempt 10' }])
    expect(await jobCounts()).toEqual({ due: 0, since: undefined, working: 0, dead: 1 })
  })

  test.each([0, 0.5, 1])('waits a minute at least and a day at most, whatever the dice say: %s', (chance) => {
    const waits = Array.from({ length: 9 }, (_, at) => retryIn(at + 1, chance) ?? 0)

    expect(Math.min(...waits)).toBeGreaterThanOrEqual(minute)
    expect(Math.max(...waits)).toBeLessThanOrEqual(24 * 60 * minute)
    expect(retryIn(10, chance)).toBeUndefined()
  })
})

test('a sweep begins at once when a server starts, is never two, and comes back from being given up', async () => {
  const sweeps = (now: Date) => lease(['sweep'], 10, now)
  await Promise.all([sweepSoon(start), sweepSoon(start)])
  const [job, ...more] = await sweeps(start)
  await sweepSoon(later(1))

  expect(more).toEqual([])
  expect(await sweeps(later(1))).toEqual([])

  await doAgain(job as Job, later(60 * minute))
  await sweepSoon(later(2))
  const [again] = await sweeps(later(2))
  await fail({ ...(again as Job), attempts: 10 }, 'no', later(2))

  expect(await deadJobs()).toHaveLength(1)

  await sweepSoon(later(3))

  expect(await sweeps(later(3))).toMatchObject([{ attempts: 1 }])
})

test('how much there is to do is told', async () => {
  await person('ada')
  await leave('reeds')
  await leave('sea', later(1))
  await leave('late', later(minute))
  await takeOne()

  expect(await jobCounts(later(2))).toEqual({ due: 1, since: later(1), working: 1, dead: 0 })
})
