import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, expect, test, vi } from 'vitest'
import { closeDatabase, db, write } from '#db/client.ts'
import { enqueue } from '#db/mutations/jobs.ts'
import { jobs } from '#db/schema/jobs.ts'
import { rateLimits } from '#db/schema/rate-limits.ts'
import { emptyDatabase } from '#tests/database.ts'

afterEach(emptyDatabase)

const keys = Array.from({ length: 300 }, (_, n) => `job ${n}`)
const stored = async () => (await db.select({ key: rateLimits.key }).from(rateLimits)).map(({ key }) => key)
const waiting = async () => (await db.select({ key: jobs.key }).from(jobs)).map(({ key }) => key ?? '')

test('however often a worker is killed, every effect happens, once, and none that was told is lost', {
  timeout: 60_000,
}, async () => {
  await write(async (tx) => {
    for (const key of keys) await enqueue(tx, { kind: 'erase-picture', key, payload: { folder: key } })
  })
  const told = new Set<string>()
  for (let kill = 1; kill <= 4; kill++) {
    await closeDatabase()
    await workUntil(told, { killedAfter: kill * 30 })

    await vi.waitFor(async () => {
      const [there, not] = [await stored(), await waiting()]
      expect([...there, ...not].sort()).toEqual([...keys].sort())
      expect([...told].filter((key) => !there.includes(key))).toEqual([])
    })
    // Nobody waits a minute for the leases of the dead.
    await write((tx) => tx.update(jobs).set({ leasedUntil: new Date(0) }))
  }
  await closeDatabase()
  await workUntil(told, { killedAfter: 10_000 })

  expect(told.size).toBeGreaterThan(150)
  expect((await stored()).sort()).toEqual([...keys].sort())
  expect(await waiting()).toEqual([])
})

/** Lets a process work, twice at once, until one has said so many lines or nothing is left, and kills both. */
async function workUntil(told: Set<string>, { killedAfter }: { killedAfter: number }): Promise<void> {
  const workers = [start(), start()]
  const kill = () => workers.forEach((worker) => void worker.kill('SIGKILL'))
  const gone = workers.map((worker) => once(worker, 'exit'))
  let heard = 0
  const idle = setInterval(async () => (await waiting()).length === 0 && kill(), 100)
  await Promise.all(
    workers.map(async ({ stdout }) => {
      // The last line may be half a line.
      for await (const line of createInterface(stdout)) {
        const [, sign, key] = /^([+!]) (job \d+)$/.exec(line) ?? []
        expect(sign).not.toBe('!')
        if (sign === '+' && keys.includes(key ?? '')) told.add(key ?? '')
        if (++heard === killedAfter) kill()
      }
    }),
  )
  clearInterval(idle)
  for (const [, signal] of await Promise.all(gone)) expect(signal).toBe('SIGKILL')
}

const start = () =>
  spawn(process.execPath, [join(import.meta.dirname, 'crash/worker.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: process.env,
  })
