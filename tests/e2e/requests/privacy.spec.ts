import { ask, askRouter } from '../forms.ts'
import { expect, test } from '../test.ts'

/* What belongs to one person is shown to that person, whoever else asks at the same moment, and some of it to nobody. */

test('nothing of Ada’s is rendered for Ben or for a stranger', { tag: '@main' }, async ({
  place,
  world,
  ada,
  ben,
  cy,
}) => {
  const [id] = await world.posts(ada, 'Public words.')
  await world.posts(cy, `Only ${ada.handle} follows me.`)
  await world.follow(ada, cy)
  const shared = [
    '/explore',
    `/@${ada.handle}`,
    `/@${ada.handle}/${id}`,
    `/@${ada.handle}/followers`,
    `/@${ada.handle}/following`,
    '/nothing/here',
    '/@nobody_of_that_name',
    '/settings/appearance',
    `/api/timelines/users/${ada.handle}`,
    `/api/people/${ada.handle}/following`,
    `/explore/people?q=${ada.handle}`,
    `/api/people?q=${ada.handle}`,
  ]
  const own = [
    '/',
    '/compose',
    '/settings',
    '/settings/profile',
    '/settings/account',
    '/settings/sessions',
    '/api/timelines/home',
    '/notifications',
    '/api/notifications/rows',
  ]
  const secrets = await world.secrets(ada)
  const [email = ''] = secrets

  for (const path of [...shared, ...own])
    for (const rsc of [false, true]) {
      const [hers, his, strangers] = await Promise.all(
        [ada, ben, null].map(async (person) => {
          const answer = await (rsc ? askRouter : ask)(place, person, path)
          return `${[...answer.headers].join('\n')}\n${await answer.text()}`
        }),
      )
      for (const secret of secrets) {
        expect(his, `${path} for Ben`).not.toContain(secret)
        expect(strangers, `${path} for a stranger`).not.toContain(secret)
        if (secret !== email) expect(hers, `${path} for Ada`).not.toContain(secret)
      }
      if (path === '/settings/account') expect(hers).toContain(email)
      else expect(hers, path).not.toContain(email)
      if (path === '/') expect(hers).toContain(`Only ${ada.handle} follows me.`)
      if (path === '/' || path === '/api/timelines/home')
        expect(his, path).not.toContain(`Only ${ada.handle} follows me.`)
      if (path.startsWith('/settings') || path === '/compose')
        expect(his, path).not.toContain('Public words.')
    }
})

test('lists for machines hold what is public and no more', async ({ place, world, ada, ben }) => {
  await world.posts(ada, 'Public words.')
  await world.follow(ben, ada)
  const rows = async (path: string) =>
    ((await (await ask(place, ben, path)).json()) as { rows: Record<string, unknown>[] }).rows.map((row) =>
      Object.keys(row).sort(),
    )

  const post = ['body', 'createdAt', 'handle', 'id', 'name']
  expect(await rows(`/api/timelines/users/${ada.handle}`)).toEqual([post])
  expect(await rows('/api/timelines/home')).toEqual([post])
  expect(await rows(`/api/people/${ada.handle}/followers`)).toEqual([
    ['avatar', 'bio', 'cursor', 'followed', 'handle', 'id', 'me', 'name'],
  ])
  expect(await rows(`/api/people?q=${ada.handle}`)).toEqual([
    ['avatar', 'bio', 'cursor', 'followed', 'handle', 'id', 'me', 'name'],
  ])
})

test('a failure tells strangers nothing', async ({ place }) => {
  for (const path of ['/api/nothing', '/nothing/here', '/%00', '/@__proto__']) {
    const text = await (await ask(place, null, path)).text()
    expect(text, path).not.toMatch(/at .+\.(ts|js):\d+|node_modules|SELECT|sqlite|postgres/i)
  }
})

test('addresses are told by the configuration, not by whoever asks', async ({ place, ada }) => {
  const headers = {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'host=evil.example',
  }
  for (const path of ['/', `/@${ada.handle}`, '/settings', '/sign-in'])
    for (const person of [ada, null]) {
      const answer = await ask(place, person, path, { headers })
      expect(`${[...answer.headers].join()}${await answer.text()}`, path).not.toContain('evil.example')
    }
})
