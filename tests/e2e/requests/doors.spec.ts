import { test } from '../doors.ts'
import { ask, type Fields, filled, formOn, send } from '../forms.ts'
import { type Pipit, startPipit } from '../pipit.ts'
import { expect } from '../test.ts'
import { type Person, password } from '../world.ts'

const path = '/settings/account'

test('only an open door is one', async ({ place }) => {
  for (const door of ['google', 'credentials', 'nothing'])
    expect((await ask(place, null, `/api/auth/callback/${door}?code=x`)).status).toBe(404)
  for (const path of ['signin', 'session', 'csrf', 'providers', 'signout', 'callback/credentials'])
    expect((await ask(place, null, `/api/auth/${path}`)).status, path).toBe(404)
  const posted = await send(place, null, '/api/auth/callback/credentials', [['login', 'ada']])
  expect([404, 405]).toContain(posted.status)
})

test('forms may lead to the doors and to nowhere else', async ({ place, elsewhere }) => {
  const policy = (await ask(place, null, '/sign-in')).headers.get('content-security-policy') ?? ''
  expect(policy).toContain(`form-action 'self' https://github.com ${elsewhere.issuer};`)
})

test('a form without JavaScript leads to GitHub with everything it compares on the way back', async ({
  place,
}) => {
  const fields = await formOn(place, null, '/sign-in', 'door')
  const pressed = filled(fields, {}).filter(([name, value]) => name !== 'door' || value === 'github')
  const answer = await send(place, null, '/sign-in', pressed)
  const way = new URL(answer.headers.get('location') ?? '')

  expect(answer.status).toBe(303)
  expect(`${way.origin}${way.pathname}`).toBe('https://github.com/login/oauth/authorize')
  expect(Object.fromEntries(way.searchParams)).toMatchObject({
    client_id: 'github-client',
    redirect_uri: `${place.origin}/api/auth/callback/github`,
    response_type: 'code',
    scope: 'read:user user:email',
    code_challenge_method: 'S256',
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    state: expect.stringMatching(/.{32}/),
  })
  const cookies = answer.headers.getSetCookie()
  for (const name of ['pipit-errand', 'pipit-pkce', 'pipit-state'])
    expect(
      cookies.find((cookie) => cookie.startsWith(`${name}=`)),
      name,
    ).toMatch(/=[^;]{40,};.*HttpOnly/i)
  expect(cookies.join()).not.toContain('github-secret')
})

test('the way back is our configured origin, whatever a request says it is', async ({ place }) => {
  const fields = (await formOn(place, null, '/sign-in', 'door')).filter(([, value]) => value !== 'oidc')
  const answer = await send(place, null, '/sign-in', fields, {
    origin: place.origin,
    'x-forwarded-host': 'evil.example',
  })

  expect(new URL(answer.headers.get('location') ?? '').searchParams.get('redirect_uri')).toBe(
    `${place.origin}/api/auth/callback/github`,
  )
})

test('a door that is not open cannot be gone to', async ({ place }) => {
  const fields = (await formOn(place, null, '/sign-in', 'door')).filter(([name]) => name !== 'door')
  for (const door of ['google', 'credentials', '__proto__', '']) {
    const answer = await send(place, null, '/sign-in', [...fields, ['door', door]])
    expect(answer.headers.get('location')).toBeNull()
    expect(await answer.text()).toContain('Please have a look at the marked fields.')
  }
})

test('no page hands out the secrets of a door', async ({ place, ada, elsewhere }) => {
  for (const [person, path] of [
    [null, '/sign-in'],
    [null, '/sign-up'],
    [ada, '/settings/account'],
  ] as const) {
    const html = await (await ask(place, person, path)).text()
    expect(html).toContain('Elsewhere')
    for (const secret of ['github-secret', 'github-client', elsewhere.clientSecret])
      expect(html, path).not.toContain(secret)
  }
})

test('doors and challenges are rationed', async () => {
  const place = await startPipit({
    PIPIT_OPEN: '1',
    AUTH_GITHUB_ID: 'github-client',
    AUTH_GITHUB_SECRET: 'github-secret',
    LIMIT_DOOR: '2/60',
    LIMIT_PASSKEY: '2/60',
  })
  const fields = await formOn(place, null, '/sign-in', 'door')
  const went = []
  for (let i = 0; i < 3; i++) went.push(await send(place, null, '/sign-in', fields))
  expect(went.map((answer) => answer.headers.has('location'))).toEqual([true, true, false])
  expect(await went[2]?.text()).toContain('That was often.')

  // Whoever comes back is counted too, before GitHub is asked anything.
  const cookie = went[0]?.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const back = await ask(place, null, '/api/auth/callback/github?code=x', {
    headers: { cookie: cookie ?? '' },
  })
  expect(back.headers.get('location')).toBe('/sign-in?door=often&at=github')

  const post = { method: 'POST', headers: { origin: place.origin } }
  const asked = []
  for (let i = 0; i < 3; i++) asked.push(await ask(place, null, '/api/passkeys/enter', post))
  expect(asked.map(({ status }) => status)).toEqual([200, 200, 429])
  expect(Number(asked[2]?.headers.get('retry-after'))).toBeGreaterThan(0)
  await place.stop()
})

/** Asks for what a device would be asked to make a passkey for somebody. */
const askForPasskey = async (place: Pipit, person: Person, current: string) => {
  const answer = await ask(place, person, '/api/passkeys/add', {
    method: 'POST',
    headers: { origin: place.origin, 'content-type': 'application/json' },
    body: JSON.stringify({ current }),
  })
  return (await answer.json()) as object
}

test('who does not know the password of Ada changes nothing about how she comes in', async ({
  place,
  world,
  ada,
  elsewhere,
}) => {
  await world.passkey(ada, 'Her laptop')
  await world.linked(ada, 'github')
  const removal = await formOn(place, ada, path, 'id', 'current')
  const unlinking = await formOn(place, ada, path, 'provider', 'current')
  const linking = await formOn(place, ada, path, 'door', 'current')
  const before = place.said().length
  for (const form of [removal, unlinking, linking])
    for (const current of ['not her password', '']) {
      const answer = await send(place, ada, path, filled(form, { current }))
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain('That is not your current password.')
    }
  expect(await askForPasskey(place, ada, 'not her password')).toMatchObject({
    errors: { current: 'That is not your current password.' },
  })
  expect(await world.passkeys(ada)).toEqual(['Her laptop'])

  const prove = (form: Fields) => send(place, ada, path, filled(form, { current: password }))
  expect(await askForPasskey(place, ada, password)).toHaveProperty('challenge')
  expect(await (await prove(removal)).text()).toContain('Removed.')
  expect(await (await prove(unlinking)).text()).toContain('GitHub no longer leads to your account.')
  expect((await prove(linking)).headers.get('location')).toContain(elsewhere.issuer)
  expect(await world.passkeys(ada)).toEqual([])

  const lines = place.said().slice(before)
  const events = [...lines.matchAll(/"event":"([^"]+)","user":(\d+)/g)].map(([, event, user]) => [
    event,
    Number(user),
  ])
  expect(events).toEqual([
    ...Array.from({ length: 7 }, () => ['proof refused', ada.id]),
    ['passkey removed', ada.id],
    ['door unlinked', ada.id],
  ])
  for (const secret of [password, 'not her password', 'Her laptop', ...(await world.secrets(ada))])
    expect(lines).not.toContain(secret)
})

test('who has no password and came in too long ago signs in again before that', async ({
  place,
  world,
  ada,
}) => {
  await world.passkey(ada, 'Her laptop')
  await world.withoutPassword(ada, 9)
  const removal = await formOn(place, ada, path, 'id')
  expect(await askForPasskey(place, ada, '')).toHaveProperty('challenge')
  await world.withoutPassword(ada, 11)

  expect(await (await ask(place, ada, path)).text()).toContain('Sign in again')
  expect(await askForPasskey(place, ada, '')).not.toHaveProperty('challenge')
  expect(await (await send(place, ada, path, removal)).text()).toContain('sign in once more')
  expect(await world.passkeys(ada)).toEqual(['Her laptop'])
  await expect(formOn(place, ada, path, 'door')).rejects.toThrow('no form')
})
