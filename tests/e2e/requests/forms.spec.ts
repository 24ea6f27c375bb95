import { ask, filled, formOn, isSignedIn, postsOf, send } from '../forms.ts'
import { startPipit } from '../pipit.ts'
import { expect, test } from '../test.ts'
import { password } from '../world.ts'

const main = { tag: '@main' }

test('the same form twenty times at once makes one post', main, async ({ place, ada }) => {
  const form = filled(await formOn(place, ada, '/', 'body'), { body: 'Only once.' })
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(place, ada, '/', form)))

  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(303))
  expect(await postsOf(place, ada)).toEqual(['Only once.'])
})

test('a form that has posted something else already says so and keeps the words', async ({ place, ada }) => {
  const form = await formOn(place, ada, '/', 'body')
  await send(place, ada, '/', filled(form, { body: 'The first words.' }))
  const answer = await send(place, ada, '/', filled(form, { body: 'Other words.' }))

  const html = await answer.text()

  expect(html).toContain('This form has posted something else already.')
  expect(html).toMatch(/<textarea[^>]*>Other words\.</)
  expect(await postsOf(place, ada)).toEqual(['The first words.'])

  const key = /name="key" value="([\w-]+)"/.exec(html)?.[1] ?? ''
  expect(form.map(([, value]) => value)).not.toContain(key)
  await send(place, ada, '/', filled(form, { body: 'Other words.', key }))
  expect(await postsOf(place, ada)).toEqual(['Other words.', 'The first words.'])
})

test(
  'what another wrote cannot be deleted by sending the form for it',
  main,
  async ({ place, world, ada, ben }) => {
    const [own] = await world.posts(ada, 'Ada wrote this.')
    const [others] = await world.posts(ben, 'Ben wrote this.')
    expect((await ask(place, ada, `/@${ben.handle}/${others}/delete`)).status).toBe(404)
    const form = await formOn(place, ada, `/@${ada.handle}/${own}/delete`, 'id')
    const answer = await send(place, ada, '/', filled(form, { id: String(others) }))

    expect(answer.status).toBeLessThan(500)
    expect(await postsOf(place, ben)).toEqual(['Ben wrote this.'])
    expect(await postsOf(place, ada)).toEqual(['Ada wrote this.'])
  },
)

test('nobody can join with a password that leaked often', async ({ place }) => {
  const form = await formOn(place, null, '/sign-up', 'handle')
  const handle = `z${Date.now().toString(36)}`
  for (const weak of ['cheesecake', 'Blink182182!']) {
    const fields = { handle, email: `${handle}@example.org`, password: weak }
    const html = await (await send(place, null, '/sign-up', filled(form, fields))).text()
    expect(html, weak).toMatch(/class="problem/)
    expect(html, weak).not.toContain(weak)
  }
  expect((await ask(place, null, `/@${handle}`)).status).toBe(404)
})

test('whoever was signed out meanwhile gets the profile they typed back', async ({ place, world, ada }) => {
  const form = await formOn(place, ada, '/settings/profile', 'bio')
  await world.endSessions(ada)
  const typed = { name: 'Ada of the reeds', bio: 'An hour of <thought>', label1: 'Boat', value1: 'Coot' }
  const html = await (await send(place, ada, '/settings/profile', filled(form, typed))).text()

  expect(html).toContain('You are signed out.')
  for (const text of [
    'value="Ada of the reeds"',
    'An hour of &lt;thought&gt;</textarea>',
    'value="Boat"',
    'value="Coot"',
  ])
    expect(html).toContain(text)
  expect((await ask(place, ada, '/settings/profile')).headers.get('location')).toBe(
    '/sign-in?next=%2Fsettings%2Fprofile',
  )
})

test('another’s session cannot be ended by sending the form for it', async ({ place, world, ada, ben }) => {
  const second = { ...ada, cookie: await world.session(ada) }
  const form = await formOn(place, ada, '/settings/sessions', 'id')
  const benForm = form.map(([name, value]): [string, string] => [name, value])
  const answer = await send(place, ben, '/settings/sessions', benForm)

  expect(answer.status).toBeLessThan(500)
  expect(await isSignedIn(place, second)).toBe(true)
})

test('following and unfollowing are safe to repeat', main, async ({ place, ada, ben }) => {
  const follow = await formOn(place, ada, `/@${ben.handle}`, 'follow')
  const of = async (list: string) => {
    const answer = await ask(place, null, `/api/people/${ben.handle}/${list}`)
    return ((await answer.json()) as { rows: { handle: string }[] }).rows.map(({ handle }) => handle)
  }
  await Promise.all(Array.from({ length: 5 }, () => send(place, ada, `/@${ben.handle}`, follow)))
  expect(await of('followers')).toEqual([ada.handle])
  expect(await (await ask(place, null, `/@${ben.handle}`)).text()).toMatch(/<b>1<\/b> <span[^>]*>follower</)

  const unfollow = await formOn(place, ada, `/@${ben.handle}`, 'unfollow')
  await Promise.all(Array.from({ length: 5 }, () => send(place, ada, `/@${ben.handle}`, unfollow)))
  expect(await of('followers')).toEqual([])
  expect(await (await ask(place, null, `/@${ben.handle}`)).text()).toMatch(/<b>0<\/b> <span[^>]*>followers</)
})

test('a form with a field nobody asked for is refused', async ({ place, ada, ben }) => {
  const form = filled(await formOn(place, ada, '/', 'body'), { body: 'In the name of Ben.' })
  const answer = await send(place, ada, '/', [...form, ['authorId', String(ben.id)]])

  expect(answer.status).toBe(200)
  expect(await postsOf(place, ben)).toEqual([])
  expect(await postsOf(place, ada)).toEqual([])
})

test('of a field that is repeated the first counts', async ({ place, ada }) => {
  const form = filled(await formOn(place, ada, '/', 'body'), { body: 'The first.' })
  await send(place, ada, '/', [...form, ['body', 'The second.']])

  expect(await postsOf(place, ada)).toEqual(['The first.'])
})

for (const [what, body] of [
  ['too long', 'a'.repeat(501)],
  ['too many bytes', '👩‍👩‍👧‍👦'.repeat(400)],
  ['a NUL', 'a\0b'],
  ['a control character', 'a\u001bb'],
  ['invisible', '\u200b\u2060\u3164'],
  ['empty', ''],
] as const)
  test(`a post that is ${what} is refused by the server too`, async ({ place, ada }) => {
    const form = filled(await formOn(place, ada, '/', 'body'), { body })
    const answer = await send(place, ada, '/', form)

    expect(answer.status).toBe(200)
    expect(await answer.text()).toMatch(/class="problem/)
    expect(await postsOf(place, ada)).toEqual([])
  })

test('line ends of all kinds are one line end', async ({ place, ada }) => {
  const form = filled(await formOn(place, ada, '/', 'body'), { body: ' \r\nOne\r\ntwo\nthree\r\n ' })
  await send(place, ada, '/', form)

  expect(await postsOf(place, ada)).toEqual(['One\ntwo\nthree'])
})

test('signing in begins a new session and ends the one this browser had', main, async ({ place, ada }) => {
  const form = filled(await formOn(place, null, '/sign-in', 'login'), { login: ada.handle, password })
  const answer = await send(place, ada, '/sign-in', form)
  const cookie = /pipit-session=([\w-]+); .*/.exec(answer.headers.getSetCookie().join('\n'))

  expect(answer.status).toBe(303)
  expect(cookie?.[0]).toMatch(/HttpOnly/i)
  expect(cookie?.[0]).toMatch(/SameSite=Lax/i)
  expect(cookie?.[0]).not.toMatch(/Domain/i)
  expect(cookie?.[1]).not.toBe(ada.cookie)
  expect(await isSignedIn(place, ada)).toBe(false)
  expect(await isSignedIn(place, { ...ada, cookie: cookie?.[1] ?? '' })).toBe(true)
})

test('a wrong password is answered alike whether the person exists or not', async ({ place, ada }) => {
  const form = await formOn(place, null, '/sign-in', 'login')
  const try_ = async (login: string) => {
    const answer = await send(place, null, '/sign-in', filled(form, { login, password: 'wrong all along' }))
    const text = await answer.text()
    expect(text).toContain('Handle or password is not right.')
    expect(text).not.toContain('wrong all along')
    expect(answer.headers.getSetCookie()).toEqual([])
    // Scripts carry the page again, cut in pieces as it came.
    return [
      answer.status,
      text.replaceAll(login, '').replace(/<script.*?<\/script>|nonce="[^"]*"/gs, '').length,
    ]
  }

  expect(await try_(ada.handle)).toEqual(await try_('z'.repeat(ada.handle.length)))
})

for (const [what, headers] of [
  ['another origin', { origin: 'https://evil.example' }],
  ['another port', { origin: 'http://localhost:1' }],
  ['nowhere', { origin: 'null' }],
  ['nobody says where', {}],
  ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
  ['a sibling domain, as the browser says', { 'sec-fetch-site': 'same-site' }],
] as const)
  test(`a change that comes from ${what} is refused`, main, async ({ place, ada }) => {
    const form = filled(await formOn(place, ada, '/', 'body'), { body: 'Forged.' })

    expect((await send(place, ada, '/', form, headers)).status).toBe(403)
    expect((await send(place, ada, '/sign-out', [], headers)).status).toBe(403)
    expect((await send(place, ada, '/', form, { ...headers, 'next-action': 'a'.repeat(42) })).status).toBe(
      403,
    )
    expect(await postsOf(place, ada)).toEqual([])
    expect(await isSignedIn(place, ada)).toBe(true)
  })

test('a browser that names no origin but its own site is believed', async ({ place, ada }) => {
  const form = filled(await formOn(place, ada, '/', 'body'), { body: 'From here.' })
  const answer = await send(place, ada, '/', form, { 'sec-fetch-site': 'same-origin' })

  expect(answer.status).toBe(303)
  expect(await postsOf(place, ada)).toEqual(['From here.'])
})

test('looking changes nothing', async ({ place, ada }) => {
  for (const path of ['/sign-out', '/sign-out?', '/settings/account?next-action=1'])
    expect((await ask(place, ada, path)).status, path).toBeLessThan(500)

  expect((await ask(place, ada, '/sign-out')).status).toBe(405)
  expect(await isSignedIn(place, ada)).toBe(true)
})

test('whoever signs out gets nothing to keep', async ({ place, ada }) => {
  const answer = await send(place, ada, '/sign-out', [])

  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/')
  expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"')
  expect(answer.headers.get('cache-control')).toContain('no-store')
  expect(answer.headers.getSetCookie().join()).toMatch(/pipit-session=;/)
  expect(await isSignedIn(place, ada)).toBe(false)
})

for (const [what, type, bytes, status] of [
  ['a form of more than a megabyte', 'application/x-www-form-urlencoded', 1_100_000, 413],
  ['an action of more than a megabyte', 'text/plain', 1_100_000, 413],
  ['JSON of more than 256 KB', 'application/json', 270_000, 413],
  ['XML', 'application/xml', 10, 415],
  ['something without a type', '', 10, 415],
] as const)
  test(`${what} is refused with ${status}`, async ({ place, ada }) => {
    const body = new Uint8Array(bytes).fill(97)
    const headers = { origin: place.origin, ...(type && { 'content-type': type }) }

    expect((await ask(place, ada, '/', { method: 'POST', headers, body })).status).toBe(status)
  })

test('a body that grows while it is sent is counted', async ({ place, ada }) => {
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(new Uint8Array(65_536).fill(97))
      if (++sent === 20) controller.close()
    },
  })
  let sent = 0
  const headers = { origin: place.origin, 'content-type': 'application/x-www-form-urlencoded' }
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body, duplex: 'half' }

  expect((await ask(place, ada, '/', init)).status).toBe(413)
})

for (const [what, headers, body] of [
  ['an action that no build has', { 'next-action': '0'.repeat(42), 'content-type': 'text/plain' }, '[]'],
  ['an action that is none', { 'next-action': 'x', 'content-type': 'text/plain' }, '[]'],
  ['a form for no action', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=b'],
  ['a broken form', { 'content-type': 'multipart/form-data; boundary=x' }, '--y'],
  ['a form without its boundary', { 'content-type': 'multipart/form-data' }, 'a=b'],
  ['an old form', { 'content-type': 'application/x-www-form-urlencoded' }, `$ACTION_ID_${'0'.repeat(42)}=`],
  ['broken JSON', { 'content-type': 'application/json' }, '{'],
] as const)
  test(`${what} is no failure of the server`, async ({ place, ada }) => {
    for (const path of ['/', '/sign-in', '/settings']) {
      const answer = await ask(place, ada, path, {
        method: 'POST',
        headers: { origin: place.origin, ...headers },
        body,
      })
      expect(answer.status, path).toBeLessThan(500)
    }
  })

test('what a page’s own script would send, but broken, is refused with 400', async ({ place, ada }) => {
  const html = await (await ask(place, null, '/sign-in')).text()
  const action = /\$ACTION_ID_(\w{42})|&quot;id&quot;:&quot;(\w{42})&quot;/.exec(html)
  const headers = {
    origin: place.origin,
    'content-type': 'text/plain',
    'next-action': action?.[1] ?? action?.[2] ?? '',
  }

  expect(headers['next-action']).toHaveLength(42)
  for (const body of ['{', '["a"', '[{"__proto__":1}]', `${'['.repeat(40)}${']'.repeat(40)}`])
    expect((await ask(place, ada, '/sign-in', { method: 'POST', headers, body })).status, body).toBe(400)
})

test('a sign-up that can be seen to be wrong uses up nothing', async () => {
  const place = await startPipit({ PIPIT_OPEN: '1', LIMIT_SIGN_UP: '1/600' })
  const form = await formOn(place, null, '/sign-up', 'handle')
  const join = (handle: string, secret: string) =>
    send(place, null, '/sign-up', filled(form, { handle, email: `${handle}@example.org`, password: secret }))
  for (let i = 0; i < 3; i++) expect((await join('ada', 'short')).status).toBe(200)

  expect((await join('ada', 'wren sings before rain')).status).toBe(303)
  const refused = await join('ben', 'wren sings before rain')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused.text()).toContain('That was often.')
  await place.stop()
})
