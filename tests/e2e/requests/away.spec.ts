import { expect, test } from '@playwright/test'
import { startPipit } from '../pipit.ts'
import { startPostgres } from '../postgres.ts'

test('while the database server is away, pages and lists ask to come back later', async () => {
  const postgres = await startPostgres()
  const place = await startPipit({ PIPIT_OPEN: '1', DATABASE_URL: postgres.url })
  const go = (path: string, cookie = '') =>
    fetch(place.origin + path, { headers: { accept: 'text/html', ...(cookie && { cookie }) } })
  expect((await go('/explore')).status).toBe(200)

  await postgres.stop()

  for (const answer of [await go('/explore'), await go('/', 'pipit-session=somebody'), await go('/@ada')]) {
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(await answer.text()).toContain('<h1>Busy just now</h1>')
  }
  const list = await fetch(`${place.origin}/api/timelines/everyone`)
  expect([list.status, await list.json()]).toEqual([503, { error: 'busy' }])
  expect((await go('/api/health/live')).status).toBe(200)
  await place.stop()
})
