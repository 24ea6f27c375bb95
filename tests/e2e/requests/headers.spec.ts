import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { ask, askRouter } from '../forms.ts'
import { expect, test } from '../test.ts'

const pages = [
  '/',
  '/explore',
  '/sign-in',
  '/sign-up',
  '/settings/appearance',
  '/nothing/here',
  '/reset/x',
  '/set-up/x',
]
const personal = [
  '/',
  '/compose',
  '/settings',
  '/settings/profile',
  '/settings/account',
  '/settings/sessions',
]
const machines = ['/api/timelines/everyone', '/api/nothing', '/api/health/live', '/api/health/ready']

test('every answer says what browsers may do with it', async ({ place, ada }) => {
  for (const path of [
    ...pages,
    ...machines,
    `/@${ada.handle}`,
    '/@nobody_of_that_name',
    '/calm/offline.html',
    '/icon.svg',
  ]) {
    const { headers } = await ask(place, null, path)
    const said = Object.fromEntries(headers)
    expect(said, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(said['permissions-policy'], path).toContain('geolocation=()')
    expect(said['content-security-policy'], path).toContain("default-src 'none'")
    expect(said, path).not.toHaveProperty('x-powered-by')
    expect(said, path).not.toHaveProperty('access-control-allow-origin')
  }
})

test('every page has a fresh nonce, which every script carries, and nothing inline or from elsewhere', async ({
  place,
  world,
  ada,
}) => {
  const [id] = await world.posts(ada, 'A post with https://example.org/link')
  const nonces = new Set<string>()
  const all = [...pages.map((path) => [path, null] as const), ...personal.map((path) => [path, ada] as const)]
  for (const [path, person] of [
    ...all,
    [`/@${ada.handle}`, ada] as const,
    [`/@${ada.handle}/${id}`, null] as const,
    ['/@nobody_of_that_name', null] as const,
  ]) {
    const answer = await ask(place, person, path)
    const html = await answer.text()
    const policy = answer.headers.get('content-security-policy') ?? ''
    const nonce = /script-src 'nonce-([\w+/=]{24,})' 'strict-dynamic'/.exec(policy)?.[1] ?? ''
    expect(nonce, path).not.toBe('')
    nonces.add(nonce)
    expect(policy, path).not.toMatch(/unsafe-(inline|eval)/)
    for (const [script] of html.matchAll(/<script\b[^>]*>/g))
      expect(script, path).toContain(`nonce="${nonce}"`)
    expect(html, path).not.toMatch(/<[^>]+\sstyle="/)
    expect(html, path).not.toMatch(/<[^>]+\son[a-z]+="/)
    expect(html, path).not.toMatch(
      /<(script|link|img|iframe|form)\b[^>]*\s(src|href|action)="(https?:)?\/\/(?!localhost)/,
    )
  }

  expect(nonces.size).toBe(all.length + 3)
})

test('a nonce that somebody sends along is not used', async ({ place }) => {
  const forged = { 'x-nonce': 'forged', 'content-security-policy': "script-src 'nonce-forged'" }
  const answer = await ask(place, null, '/', { headers: forged })

  expect(answer.headers.get('content-security-policy')).not.toContain('forged')
  expect(await answer.text()).not.toContain('nonce="forged"')
})

test('no page and no list is kept by anyone', async ({ place, ada }) => {
  const paths = [
    ...pages,
    ...personal,
    `/@${ada.handle}`,
    '/@nobody_of_that_name',
    '/api/timelines/home',
    '/api/timelines/everyone',
    '/users/ada',
    '/settings?_rsc=x',
  ]
  for (const path of paths)
    for (const [person, rsc] of [
      [ada, false],
      [null, false],
      [ada, true],
    ] as const) {
      const answer = await (rsc ? askRouter : ask)(place, person, path)
      // A redirect to the one address of a person is the same for everybody.
      if (answer.status === 308) continue
      expect(answer.headers.get('cache-control'), `${path} ${answer.status} ${rsc ? 'rsc' : ''}`).toMatch(
        /no-store/,
      )
    }
})

test('what a build names by its content is kept for good', async ({ place }) => {
  const html = await (await ask(place, null, '/')).text()
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(html)?.[1] ?? ''
  const { headers, status } = await ask(place, null, script)

  expect(status).toBe(200)
  expect(headers.get('cache-control')).toContain('immutable')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('no page was rendered while building', () => {
  const file = resolve(import.meta.dirname, '../../../.next/prerender-manifest.json')
  const { routes, dynamicRoutes } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, object>

  // A page rendered then has no nonce, and would be the same for everyone. No address leads to the global error page.
  const assets = /\.(svg|txt|png|ico|webmanifest)$|^\/_global-error$/
  expect(Object.keys(routes ?? {}).filter((path) => !assets.test(path))).toEqual([])
  expect(dynamicRoutes).toEqual({})
})

test('search engines are kept out of what is private', async ({ place }) => {
  const robots = await (await ask(place, null, '/robots.txt')).text()

  for (const path of ['/settings', '/compose', '/api/']) expect(robots).toContain(`Disallow: ${path}`)
})
