import { expect, test } from '@playwright/test'
import { allPostsOf, formOn, send } from '../forms.ts'
import { followed, joined, listening, posted } from '../joined.ts'
import { startPipit } from '../pipit.ts'
import { startPostgres } from '../postgres.ts'

/* Two instances with one Postgres, as they stand behind a load balancer. */

test('what one instance stores is news in the other, and neither loses anything when the database restarts', async () => {
  test.setTimeout(90_000)
  const postgres = await startPostgres()
  const settings = {
    ...{ PIPIT_OPEN: '1', DATABASE_URL: postgres.url },
    AUTH_SECRET: 'a secret that both of them know, of 32 bytes and more',
  }
  const [one, other] = [await startPipit(settings), await startPipit(settings)]
  const [ada, ben] = [await joined(one, 'ada'), await joined(one, 'ben')]
  await followed(one, ben, ada)

  const stream = listening(other, ben)
  await expect.poll(stream.heard).toContain('unread')
  await posted(one, ada, 'Boats at dawn.')
  await expect.poll(stream.heard).toContain('event: home')

  const acknowledged: string[] = []
  const statuses = new Set<number>()
  let count = 0
  let isOver = false
  const form = await formOn(one, ada, '/compose', 'body', 'key')
  const client = async (place: typeof one) => {
    while (!isOver) {
      const [body, key] = [`Line ${count}`, `key-of-line-${count++}`]
      const fields = form.map(([name, value]): [string, string] => [
        name,
        name === 'body' ? body : name === 'key' ? key : value,
      ])
      const began = performance.now()
      const status = await send(place, ada, '/compose', fields).then(
        (answer) => answer.status,
        () => 0,
      )
      if (status === 0) return
      statuses.add(status)
      if (status === 303) acknowledged.push(body)
      else expect(performance.now() - began).toBeLessThan(10_000)
    }
  }
  const clients = [one, other, one, other].map(client)
  await expect.poll(() => acknowledged.length).toBeGreaterThan(20)
  await postgres.turn()
  await expect.poll(() => [...statuses].sort()).toEqual([303, 503])
  await postgres.turn()
  const before = acknowledged.length
  await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBeGreaterThan(before + 20)
  isOver = true
  await other.kill()
  // Those of the other one were cut off.
  await Promise.all(clients)

  // The stream was sent away for what it may have missed, or died with its instance.
  await stream.ended
  const again = listening(one, ben)
  await expect.poll(again.heard).toContain('unread')
  await posted(one, ada, 'Boats at dusk.')
  await expect.poll(again.heard).toContain('event: home')
  again.close()

  const stored = new Set(await allPostsOf(one, ada))
  expect(acknowledged.filter((body) => !stored.has(body))).toEqual([])
  expect(stored).toContain('Boats at dusk.')
  await one.stop()
  await postgres.stop()
})
