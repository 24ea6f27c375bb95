import { expect, test } from '@playwright/test'
import { filled, formOn, send } from '../forms.ts'
import { startPipit } from '../pipit.ts'
import { startPostgres } from '../postgres.ts'
import type { Person } from '../world.ts'

test('a post sent while the database server is away comes back and can be sent again', async () => {
  const postgres = await startPostgres()
  const place = await startPipit({ PIPIT_OPEN: '1', DATABASE_URL: postgres.url })
  const signUp = { handle: 'ada', email: 'ada@example.org', password: 'wren sings before rain' }
  const joined = await send(
    place,
    null,
    '/sign-up',
    filled(await formOn(place, null, '/sign-up', 'handle'), signUp),
  )
  const cookie = /pipit-session=([\w-]+)/.exec(joined.headers.getSetCookie().join())?.[1] ?? ''
  const ada = { id: 0, name: '', handle: 'ada', email: '', cookie } as Person
  const form = filled(await formOn(place, ada, '/compose', 'body'), { body: 'An hour of <thought>.' })
  const headers = { origin: place.origin, accept: 'text/html' }

  await postgres.stop()
  const answer = await send(place, ada, '/compose', form, headers)
  const html = await answer.text()
  await place.stop()

  expect(answer.status).toBe(503)
  expect(html).toContain('An hour of &lt;thought&gt;.</textarea>')
  for (const [name] of form) expect(html).toContain(`name="${name}"`)
})

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
