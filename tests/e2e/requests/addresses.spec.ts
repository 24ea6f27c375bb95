import { ask } from '../forms.ts'
import { expect, test } from '../test.ts'

/* Whatever stands in the address bar: an answer, never a failure of the server. */

const badIds = [
  '99999999999999999999',
  '9007199254740993',
  '-1',
  '0',
  '01',
  '1e9',
  'NaN',
  '0x10',
  '1.5',
  'x',
  '%20',
  '１２',
  'null',
  "1'--",
]

for (const id of badIds) {
  test(`a post or a page ${id} is not there`, { tag: '@main' }, async ({ place, ada }) => {
    const escaped = id.startsWith('%') ? id : encodeURIComponent(id)

    for (const path of [`/@${ada.handle}/${escaped}`, `/@${ada.handle}/${escaped}/delete`])
      expect((await ask(place, ada, path)).status, path).toBe(404)
    for (const path of [
      '/',
      '/explore',
      `/@${ada.handle}`,
      `/@${ada.handle}/followers`,
      `/@${ada.handle}/following`,
    ])
      expect((await ask(place, ada, `${path}?before=${escaped}`)).status, `${path}?before=`).toBe(404)
    for (const list of [
      'timelines/home',
      'timelines/everyone',
      `timelines/users/${ada.handle}`,
      `people/${ada.handle}/followers`,
    ])
      expect((await ask(place, ada, `/api/${list}?before=${escaped}`)).status, list).toBe(400)
  })
}

for (const [path, status] of [
  ['/%00', 400],
  ['/@ada%00', 400],
  ['/@%E0%A4%A', 400],
  ['/%', 400],
  ['/@', 404],
  ['/@a', 404],
  ['/@nobody_of_that_name', 404],
  ['/@ada-marsh', 404],
  ['/@ada%2Ffollowers', 404],
  [`/@${'a'.repeat(31)}`, 404],
  ['/@%F0%9F%90%A6', 404],
  ['/@__proto__', 404],
  ['/@constructor', 404],
  ['/settings/nothing', 404],
  ['/settings/account.css', 404],
  ['/.env', 404],
  ['/api', 404],
  ['/api/nothing', 404],
  ['/api/timelines/users/nobody_of_that_name', 404],
  ['/api/people/nobody_of_that_name/followers', 404],
  ['/api/timelines/home', 404],
  [`/${'a'.repeat(9000)}`, 414],
  ['/reset/nothing', 200],
  ['/set-up/nothing', 200],
] as const)
  test(`${path.slice(0, 60)} is answered with ${status}`, async ({ place }) => {
    expect((await ask(place, null, path)).status).toBe(status)
  })

test('a list of another name is not there', async ({ place, ada }) => {
  for (const list of ['friends', 'constructor', '__proto__'])
    expect((await ask(place, null, `/api/people/${ada.handle}/${list}`)).status, list).toBe(404)
})

test('of a parameter that is repeated the first counts, or none', async ({ place, world, ada }) => {
  const [, , third = 0] = await world.posts(ada, 'one', 'two', 'three', 'four')
  const path = `/api/timelines/users/${ada.handle}`
  const first = (await ask(place, null, `${path}?before=${third}`)).json()
  const twice = await ask(place, null, `${path}?before=${third}&before=1`)

  if (twice.status !== 400) expect(await twice.json()).toEqual(await first)
  expect((await ask(place, null, `/@${ada.handle}?before=${third}&before=1`)).status).toBe(404)
  expect((await ask(place, null, `/@${ada.handle}?before[]=${third}`)).status).toBe(200)
})

test('a person has one address', { tag: '@main' }, async ({ place, world, ada }) => {
  const [id] = await world.posts(ada, 'Here.')
  const upper = ada.handle.toUpperCase()

  for (const [from, to] of [
    [`/users/${ada.handle}`, `/@${ada.handle}`],
    [`/@${upper}`, `/@${ada.handle}`],
    [`/@${upper}/followers`, `/@${ada.handle}/followers`],
    [`/@${upper}/following`, `/@${ada.handle}/following`],
    [`/@${upper}/${id}`, `/@${ada.handle}/${id}`],
    [`/users/${ada.handle}/${id}`, `/@${ada.handle}/${id}`],
  ] as const) {
    const answer = await ask(place, null, from)
    expect(answer.status, from).toBe(308)
    expect(answer.headers.get('location'), from).toBe(to)
  }
  for (const path of [`/@${ada.handle}`, `/%40${ada.handle}`, `/@${ada.handle}/${id}`])
    expect((await ask(place, null, path)).status, path).toBe(200)
})

test('a post is under the name of whoever wrote it, and nobody else', async ({ place, world, ada, ben }) => {
  const [id] = await world.posts(ada, 'Hers.')

  expect((await ask(place, null, `/@${ada.handle}/${id}`)).status).toBe(200)
  expect((await ask(place, null, `/@${ben.handle}/${id}`)).status).toBe(404)
})

test('a profile and a post tell machines what they are', { tag: '@main' }, async ({ place, world, ada }) => {
  const [id] = await world.posts(ada, `"Reeds" & <rushes>,\nall along   the river`)
  // What a browser is answered: known crawlers might be treated better.
  const headers = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }
  const post = metaOf(await (await ask(place, null, `/@${ada.handle}/${id}`, { headers })).text())
  const profile = metaOf(await (await ask(place, null, `/@${ada.handle}`, { headers })).text())

  expect(post.title).toBe('Ada Marsh on Pipit: “"Reeds" & <rushes>, all along the river”')
  expect(post.description).toBe('"Reeds" & <rushes>, all along the river')
  expect(post['og:type']).toBe('article')
  expect(post['og:title']).toBe('Ada Marsh on Pipit')
  expect(post['og:description']).toBe(post.description)
  expect(post['og:url']).toBe(`${place.origin}/@${ada.handle}/${id}`)
  expect(post.canonical).toBe(`${place.origin}/@${ada.handle}/${id}`)
  expect(profile.title).toBe(`Ada Marsh (@${ada.handle}) · Pipit`)
  expect(profile['og:type']).toBe('profile')
  expect(profile['og:url']).toBe(`${place.origin}/@${ada.handle}`)
  expect(profile.canonical).toBe(`${place.origin}/@${ada.handle}`)
})

function metaOf(html: string): Record<string, string> {
  const head = html.slice(0, html.indexOf('<body'))
  const found: Record<string, string> = { title: plain(/<title>(.*?)<\/title>/s.exec(head)?.[1] ?? '') }
  for (const [, name = '', content = ''] of head.matchAll(
    /<meta (?:name|property)="([^"]+)" content="([^"]*)"/g,
  ))
    found[name] = plain(content)
  found.canonical = /<link rel="canonical" href="([^"]+)"/.exec(head)?.[1] ?? ''
  return found
}

const plain = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
