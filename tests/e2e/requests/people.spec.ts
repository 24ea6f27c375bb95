import { ask } from '../forms.ts'
import { startPipit } from '../pipit.ts'
import { expect, test } from '../test.ts'

const main = { tag: '@main' }

test(
  'whom Ada may mean: a few, with handle, name and picture alone, and nothing for strangers',
  main,
  async ({ place, world, ada }) => {
    const family = `Oriel${ada.handle.slice(-5)}`
    for (let n = 0; n < 9; n++) await world.person('oriel', `N${n} ${family}`)
    const answer = await ask(place, ada, `/api/people/complete?q=${family.toUpperCase()}`)
    const offers = (await answer.json()) as object[]
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(offers).toHaveLength(8)
    for (const offer of offers) expect(Object.keys(offer).sort()).toEqual(['avatar', 'handle', 'name'])

    expect((await ask(place, null, `/api/people/complete?q=${family}`)).status).toBe(401)
    for (const nothing of ['', '?q=', '?q=%00', '?q=%25', '?q=_%25', `?q=${'x'.repeat(3000)}`, '?q=%ff'])
      expect(await (await ask(place, ada, `/api/people/complete${nothing}`)).json(), nothing).toEqual([])
  },
)

test('tags begun are answered to those signed in alone', main, async ({ place, world, ada, ben }) => {
  const tag = `Tern${ada.handle.slice(-5)}`
  const [, gone = 0] = await world.posts(ben, `#${tag}`, `#${tag}gone`)
  await world.deletePost(ben, gone)
  const complete = (query: string) => ask(place, ada, `/api/tags/complete${query}`)

  expect(await (await complete(`?q=${tag.toUpperCase()}`)).json()).toEqual([{ tag }])
  expect((await ask(place, null, `/api/tags/complete?q=${tag}`)).status).toBe(401)
  for (const nothing of ['', '?q=', '?q=%00', '?q=%25', `?q=${'x'.repeat(3000)}`, '?q=%ff'])
    expect(await (await complete(nothing)).json(), nothing).toEqual([])
})

test('a forged cursor, or one beyond the end, is refused or finds nobody', main, async ({ place, ada }) => {
  const found = (before: string) => ask(place, ada, `/api/people?q=${ada.handle}&before=${before}`)
  expect((await found('x')).status).toBe(400)
  expect((await ask(place, ada, `/explore/people?q=${ada.handle}&before=x`)).status).toBe(404)
  expect(await (await found('1')).json()).toEqual({ rows: [] })
  expect(await (await found('9007199254740991')).json()).toMatchObject({ rows: [{ handle: ada.handle }] })
})

test('searching too often is answered with how long to wait', async () => {
  const place = await startPipit({ LIMIT_SEARCH: '2/60' })
  const search = (path: string) => ask(place, null, `${path}?q=ada`)
  expect((await search('/api/people')).status).toBe(200)
  expect((await search('/explore/people')).status).toBe(200)

  const answer = await search('/api/people')
  expect(answer.status).toBe(429)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await (await search('/explore/people')).text()).toContain('That was often. Try again in')
  expect(await (await ask(place, null, '/explore/people')).text()).not.toContain('That was often.')
  await place.stop()
})
