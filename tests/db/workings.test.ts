import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { db, write } from '#db/client.ts'
import { decideJob } from '#db/mutations/dead-jobs.ts'
import { enqueue } from '#db/mutations/jobs.ts'
import { setRole } from '#db/mutations/users.ts'
import { deeds } from '#db/queries/audit.ts'
import { workings } from '#db/queries/workings.ts'
import { jobs } from '#db/schema/jobs.ts'
import { users } from '#db/schema/users.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people } from '#tests/world.ts'

afterEach(emptyDatabase)

async function deadJob(): Promise<number> {
  await write((tx) => enqueue(tx, { kind: 'erase-picture', key: 'a', payload: { folder: 'a' } }))
  const [dead] = await write((tx) =>
    tx.update(jobs).set({ deadAt: new Date(), attempts: 9, lastError: 'no disk' }).returning({ id: jobs.id }),
  )
  return dead?.id ?? 0
}

test('whoever runs the place sees how it does, and nobody else', async () => {
  const { ada, ben, cy } = await people()
  await setRole(ada.id, 'admin')
  await setRole(ben.id, 'moderator')
  const id = await deadJob()
  await write((tx) => tx.update(users).set({ mediaBytes: 3_000_000 }).where(eq(users.id, cy.id)))

  expect(await workings(ada)).toMatchObject({
    ...{ due: 0, working: 0, dead: 1, mediaBytes: 3_000_000 },
    deadJobs: [{ id, kind: 'erase-picture', attempts: 9, lastError: 'no disk' }],
    people: [{ handle: 'cy', bytes: 3_000_000 }],
  })
  expect((await workings(ada))?.databaseBytes).toBeGreaterThan(10_000)
  expect(await workings(ben)).toBeUndefined()
  expect(await workings(cy)).toBeUndefined()
})

test('they have a job tried again or drop it, which is written down', async () => {
  const { ada, ben } = await people()
  await setRole(ada.id, 'admin')
  await setRole(ben.id, 'moderator')
  const id = await deadJob()

  expect(await decideJob(ben, id, 'drop')).toBe(false)
  expect(await decideJob(ada, id, 'retry')).toBe(true)
  expect(await decideJob(ada, id, 'retry')).toBe(false)
  expect(await workings(ada)).toMatchObject({ dead: 0, due: 1 })
  await write((tx) => tx.update(jobs).set({ deadAt: new Date() }))
  expect(await decideJob(ada, id, 'drop')).toBe(true)
  expect(await db.select().from(jobs)).toEqual([])
  const { rows } = await deeds(ada)
  expect(rows.map(({ action, reason }) => [action, reason]).slice(0, 2)).toEqual([
    ['job dropped', 'erase-picture'],
    ['job retried', 'erase-picture'],
  ])
})
