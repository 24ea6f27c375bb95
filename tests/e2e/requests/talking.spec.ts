import { ask, type Fields, filled, formOn, send } from '../forms.ts'
import { expect, test } from '../test.ts'

/* What one may not do with the posts of others, sent as no page of ours would. */

const pressed = (form: Fields, name: string, id: number): Fields => [
  ...form.filter(([field]) => !/like|bookmark|repost/.test(field)),
  [name, String(id)],
]

test('nobody likes, keeps, reposts or quotes what they may not see', { tag: '@main' }, async ({
  place,
  world,
  ada,
  ben,
}) => {
  const [open] = await world.posts(ben, 'For everyone.')
  const hidden = await world.quietPost(ben, 'For followers.')
  const path = `/@${ben.handle}`
  const form = await formOn(place, ada, path, 'like')

  for (const [name, words] of [
    ['like', 'That post is not here any more.'],
    ['bookmark', 'That post is not here any more.'],
    ['repost', 'That post cannot be reposted'],
  ] as const) {
    const answer = await send(place, ada, path, pressed(form, name, hidden))
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain(words)
  }
  expect(await (await ask(place, ben, `/api/likes/${ben.handle}/${hidden}`)).json()).toMatchObject({
    rows: [],
  })
  expect(await (await ask(place, ada, '/api/timelines/bookmarks')).json()).toMatchObject({ rows: [] })
  for (const list of ['likes', 'reposts', 'quotes']) {
    expect((await ask(place, ada, `/api/${list}/${ben.handle}/${hidden}`)).status).toBe(404)
    expect((await ask(place, ada, `/@${ben.handle}/${hidden}/${list}`)).status).toBe(404)
  }
  for (const what of ['reply', 'quote', 'quote=x&reply'])
    expect((await ask(place, ada, `/compose?${what}=${hidden}`)).status).toBe(404)
  expect((await ask(place, ada, `/api/likes/${ben.handle}/${open}`)).status).toBe(200)
})

test('liking twice is liking once', async ({ place, world, ada, ben }) => {
  const [id = 0] = await world.posts(ben, 'For everyone.')
  const path = `/@${ben.handle}`
  const form = await formOn(place, ada, path, 'like')
  const answers = await Promise.all([1, 2, 3].map(() => send(place, ada, path, pressed(form, 'like', id))))

  for (const answer of answers) {
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`${path}#p${id}`)
  }
  expect(await (await ask(place, null, `/@${ben.handle}/${id}`)).text()).toContain('Like, 1')
})

test('a like that comes from elsewhere does nothing', async ({ place, world, ada, ben }) => {
  const [id = 0] = await world.posts(ben, 'For everyone.')
  const path = `/@${ben.handle}`
  const form = await formOn(place, ada, path, 'like')
  const answer = await send(place, ada, path, pressed(form, 'like', id), { origin: 'https://evil.example' })

  expect(answer.status).toBe(403)
  expect(await (await ask(place, null, `/@${ben.handle}/${id}`)).text()).not.toContain('Like, 1')
})

test('only who began a conversation hides answers and says who may reply', async ({
  place,
  world,
  ada,
  ben,
  cy,
}) => {
  const [id = 0] = await world.posts(ben, 'Tea?')
  const [adas = 0] = await world.posts(ada, 'Mine.')
  const answer = await world.reply(cy, id, 'Gladly.')
  const own = await world.reply(cy, adas, 'Hello.')
  const hide = await formOn(place, ada, `/@${cy.handle}/${own}`, 'collapse')
  const terms = await formOn(place, ada, `/@${ada.handle}/${adas}`, 'replyPolicy')
  const elsewhere = filled(hide, { collapse: String(answer) })
  const foreign = filled(terms, { id: String(id), replyPolicy: 'nobody' })

  for (const [path, form] of [
    [`/@${cy.handle}/${own}`, elsewhere],
    [`/@${ada.handle}/${adas}`, foreign],
  ] as const)
    expect(await (await send(place, ada, path, form)).text()).toContain('That post is not here any more.')
  const page = await (await ask(place, null, `/@${ben.handle}/${id}`)).text()
  expect(page).not.toContain('<details')
  expect(page).not.toContain('Replies are closed.')
})

test('forged addresses of conversations are 404', async ({ place, world, ada, ben }) => {
  const [id] = await world.posts(ben, 'Tea?')
  const [other] = await world.posts(ada, 'Mine.')
  const path = `/@${ben.handle}/${id}`

  for (const query of ['under=x', 'after=-1', 'after=1&after=2', `under=${other}`, 'under=1'])
    expect((await ask(place, null, `${path}?${query}`)).status, query).toBe(404)
  for (const reply of ['x', '0', '1', '9'.repeat(30)])
    expect((await ask(place, ada, `/compose?reply=${reply}`)).status, reply).toBe(404)
})

test('bookmarks are for nobody else and for no crawler', async ({ place, ada }) => {
  expect((await ask(place, null, '/bookmarks')).headers.get('location')).toContain('/sign-in')
  expect((await ask(place, null, '/api/timelines/bookmarks')).status).toBe(404)
  expect(await (await ask(place, ada, '/bookmarks')).text()).toContain('noindex')
})

test('what Ada is told is for nobody else, and looking alone marks nothing read', async ({
  place,
  world,
  ada,
  ben,
}) => {
  const [post = 0] = await world.posts(ada, 'Tea?')
  await world.like(ben, post)
  const told = async () => (await ask(place, ada, '/api/notifications')).json()
  const { unread, newest } = (await told()) as { unread: number; newest: number }
  const seen = (id: unknown, person: typeof ada | null, origin = place.origin) =>
    ask(place, person, '/api/notifications/read', {
      method: 'POST',
      body: JSON.stringify({ id }),
      headers: { 'content-type': 'application/json', origin },
    })
  const statusOf = async (answer: Promise<Response>) => (await answer).status

  expect(unread).toBe(1)
  expect((await ask(place, null, '/notifications')).headers.get('location')).toContain('/sign-in')
  expect(await (await ask(place, ada, '/notifications')).text()).toContain('noindex')
  for (const path of ['/api/notifications', '/api/notifications/rows'])
    expect(await statusOf(ask(place, null, path)), path).toBe(404)
  expect(await statusOf(ask(place, ada, '/api/notifications/rows?only=nothing'))).toBe(404)
  expect(await statusOf(ask(place, ada, '/notifications?only=nothing'))).toBe(404)
  expect(await (await ask(place, ben, '/api/notifications/rows')).json()).toEqual({ rows: [] })
  expect(await statusOf(seen(newest, null))).toBe(401)
  expect(await statusOf(seen(newest, ada, 'https://evil.example'))).toBe(403)
  expect(await statusOf(seen('x', ada))).toBe(400)
  expect(await statusOf(seen(newest, ben))).toBe(204)
  expect(await told()).toEqual({ unread: 1, newest })
  expect(await statusOf(seen(newest, ada))).toBe(204)
  expect(await told()).toEqual({ unread: 0 })
})
