import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { runTask } from '../../command.ts'
import { allPostsOf, filled, formOn, send } from '../forms.ts'
import { followed, joined, listening, posted } from '../joined.ts'
import { startPipit } from '../pipit.ts'
import { hasPooler, startPooler } from '../pooler.ts'
import { startPostgres } from '../postgres.ts'

/* Two instances behind a pooler that gives every transaction another connection. */

test('behind pgbouncer in transaction mode everything is as it is without', async () => {
  test.skip(!hasPooler, 'pgbouncer is not installed')
  test.setTimeout(90_000)
  const postgres = await startPostgres()
  const pooler = await startPooler(postgres.url)
  const settings = {
    ...{ PIPIT_OPEN: '1', DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: postgres.url },
    AUTH_SECRET: 'a secret that both of them know, of 32 bytes and more',
  }
  const [one, other] = [await startPipit(settings), await startPipit(settings)]
  const [ada, ben] = [await joined(one, 'ada'), await joined(other, 'ben')]
  await followed(other, ben, ada)
  const stream = listening(other, ben)
  await expect.poll(stream.heard).toContain('unread')

  const form = await formOn(one, ada, '/compose', 'body', 'key')
  const bodies = Array.from({ length: 60 }, (_, at) => `Line ${at}`)
  const statuses = await Promise.all(
    bodies.map(async (body, at) => {
      const answer = await send(
        at % 2 ? one : other,
        ada,
        '/compose',
        filled(form, { body, key: randomUUID() }),
      )
      await answer.arrayBuffer()
      return answer.status
    }),
  )
  expect(new Set(statuses)).toEqual(new Set([303]))
  await expect.poll(stream.heard).toContain('event: home')
  const stored = await allPostsOf(other, ada)
  expect(stored.toSorted()).toEqual(bodies.toSorted())
  stream.close()

  expect((await posted(other, ben, 'Heard.')).status).toBe(303)
  const doctor = await runTask('db/tasks/doctor.ts', [], {
    ...one.database,
    DATABASE_DIRECT_URL: postgres.url,
  })
  expect(doctor.out).toContain('All is well.')
  for (const place of [one, other]) await place.stop()
  await pooler.stop()
  await postgres.stop()
})
