import { ask, askRouter, filled, formOn, isSignedIn, send } from '../forms.ts'
import { startPipit } from '../pipit.ts'
import { expect, test } from '../test.ts'
import { type Person, password } from '../world.ts'

const main = { tag: '@main' }
const proof = { current: password }

test('a former handle redirects for now, whatever follows it', main, async ({ place, world, ada, ben }) => {
  const [id] = await world.posts(ada, 'Moved.')
  const now = `${ada.handle}_2`
  await world.rename(ada, now)
  for (const rest of ['', `/${id}`, '/followers', '/following', `/${id}/delete`]) {
    const path = `/@${ada.handle}${rest}`
    const answer = await ask(place, rest.endsWith('/delete') ? ada : null, path)
    expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 307, `/@${now}${rest}`])
  }
  expect((await askRouter(place, ben, `/@${ada.handle}`)).status).toBeLessThan(400)
  for (const path of [`timelines/users/${ada.handle}`, `people/${ada.handle}/followers`])
    expect((await ask(place, null, `/api/${path}`)).status, path).toBe(200)
})

test('a former handle of somebody suspended or deleted leads nowhere', async ({ place, world, ada, ben }) => {
  for (const one of [ada, ben]) await world.rename(one, `${one.handle}_2`)
  await world.suspend(ada)
  await world.leave(ben)

  for (const { handle } of [ada, ben]) {
    expect((await ask(place, null, `/@${handle}`)).status).toBe(404)
    expect((await ask(place, null, `/api/timelines/users/${handle}`)).status).toBe(404)
  }
})

for (const [path, named, values] of [
  ['/settings/account/handle', 'handle', { handle: 'forged_handle' }],
  ['/settings/account/email', 'email', { email: 'forged@example.org' }],
  ['/settings/account/delete', 'confirm', {}],
] as const) {
  test(`${path} from elsewhere is refused`, main, async ({ place, ada }) => {
    const typed = { confirm: ada.handle, ...values, ...proof }
    const form = filled(await formOn(place, ada, path, named), typed)
    const elsewhere: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      {},
    ]
    for (const headers of elsewhere) expect((await send(place, ada, path, form, headers)).status).toBe(403)

    expect(await isSignedIn(place, ada)).toBe(true)
    expect((await ask(place, null, `/@${ada.handle}`)).status).toBe(200)
    expect((await ask(place, null, '/@forged_handle')).status).toBe(404)
  })

  test(`${path} without the password, or signed out, changes nothing`, async ({ place, ada, world }) => {
    const typed = { confirm: ada.handle, ...values }
    const form = filled(await formOn(place, ada, path, named), typed)
    const without = form.filter(([name]) => name !== 'current')
    expect(await (await send(place, ada, path, without)).text()).toContain(
      'That is not your current password.',
    )
    const elsewhere = { ...ada, cookie: await world.session(ada) }
    await world.endSessions(ada)
    await send(place, elsewhere, path, filled(form, { ...typed, ...proof }))

    expect((await ask(place, null, `/@${ada.handle}`)).status).toBe(200)
  })

  test(`${path} is for those who are signed in`, async ({ place }) => {
    const answer = await ask(place, null, path)

    expect(answer.status).toBe(307)
    expect(answer.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
  })
}

test('a handle and an address are changed only so often', async () => {
  test.slow()
  const place = await startPipit({ PIPIT_OPEN: '1', LIMIT_HANDLE: '3/86400', LIMIT_EMAIL: '2/1800' })
  const own = await formOn(place, null, '/sign-up', 'handle')
  const joined = await send(
    place,
    null,
    '/sign-up',
    filled(own, { handle: 'ada', email: 'ada@example.org', password }),
  )
  const cookie = /pipit-session=([^;]+)/.exec(joined.headers.getSetCookie().join())?.[1] ?? ''
  const ada = { cookie } as Person
  const change = async (path: string, name: string, value: string) => {
    const form = filled(await formOn(place, ada, path, name), { [name]: value, ...proof })
    return (await send(place, ada, path, form)).text()
  }
  for (const n of [1, 2, 3])
    expect(await change('/settings/account/handle', 'handle', `ada_${n}`)).toContain(`You are @ada_${n} now.`)
  for (const n of [1, 2])
    expect(await change('/settings/account/email', 'email', `${n}@example.org`)).toContain(
      `Your address is ${n}@`,
    )

  expect(await change('/settings/account/handle', 'handle', 'ada_4')).toContain('That was often.')
  expect(await change('/settings/account/email', 'email', '3@example.org')).toContain('That was often.')
  expect((await ask(place, null, '/@ada_3')).status).toBe(200)
  await place.stop()
})

test('nobody keeps an account with a note of their own', async ({ place, world, ada }) => {
  await world.leave(ada)
  const note = Buffer.from(JSON.stringify({ note: { id: ada.id, deletedAt: 0 }, until: 9e15 })).toString(
    'base64url',
  )
  for (const cookie of ['', `${note}.`, `${note}.${note}`]) {
    const answer = await ask(place, null, '/sign-in/keep', { headers: { cookie: `pipit-leaver=${cookie}` } })
    expect(await answer.text()).toContain('Sign in once more')
  }
})
