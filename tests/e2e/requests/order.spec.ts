import { ask, filled, formOn, send } from '../forms.ts'
import { expect, test } from '../test.ts'

/* What those who look after the place see and do is theirs alone; and what search engines are asked. */

const main = { tag: '@main' }

test(
  'moderation is a page that is not there, for everybody else',
  main,
  async ({ place, world, ada, ben, cy }) => {
    await world.role(cy, 'moderator')
    const about = await world.report(ada, { personId: ben.id })
    const aboutCy = await world.report(ada, { personId: cy.id })
    const missing = await (await ask(place, ben, '/nothing/here')).text()
    const title = /<title>.*?<\/title>/.exec(missing)?.[0] ?? ''

    for (const path of [
      '/moderation',
      `/moderation/${about}`,
      '/moderation/audit',
      '/moderation/place',
      '/moderation/inside',
    ])
      for (const person of [ada, ben, null]) {
        const answer = await ask(place, person, path)
        const page = await answer.text()

        expect(answer.status, `${path} for ${person?.handle}`).toBe(404)
        expect(page, path).toContain(title)
        expect(page, path).not.toContain('Again.')
      }
    for (const path of [
      `/moderation/${aboutCy}`,
      '/moderation/place',
      '/moderation/inside',
      '/moderation/1',
      '/moderation/x',
    ])
      expect((await ask(place, cy, path)).status, `${path} for a moderator`).toBe(404)
    expect((await ask(place, cy, `/moderation/${about}`)).status).toBe(200)
  },
)

test(
  'a form of moderation does nothing for whoever got hold of it',
  main,
  async ({ place, world, ada, ben, cy }) => {
    await world.role(cy, 'moderator')
    const path = `/moderation/${await world.report(ada, { personId: ben.id })}`
    const form = await formOn(place, cy, path, 'why')
    const suspend = [...form.filter(([name]) => name !== 'verdict'), ['verdict', 'suspend']] as typeof form
    const sent = filled(suspend, { why: 'Because.' })

    for (const person of [ada, ben, null]) await send(place, person, path, sent)
    expect((await ask(place, null, `/@${ben.handle}`)).status).toBe(200)

    // Long since they signed in, and no password to prove it is them.
    await world.withoutPassword(cy, 40)
    expect(await (await ask(place, cy, path)).text()).toContain('Sign in again')
    await send(place, cy, path, sent)
    expect((await ask(place, null, `/@${ben.handle}`)).status).toBe(200)

    await world.withoutPassword(cy, 10)
    await send(place, cy, path, sent)
    expect((await ask(place, null, `/@${ben.handle}`)).status).toBe(404)
  },
)

test('an admin has what was given up tried again or drops it; a moderator cannot', async ({
  place,
  world,
  ada,
  ben,
}) => {
  const reason = `no disk for ${ada.handle}`
  await world.role(ada, 'admin')
  await world.role(ben, 'moderator')
  const id = String(await world.deadJob(reason))
  const path = '/moderation/inside'
  const page = async () => (await ask(place, ada, path)).text()
  expect(await page()).toContain(reason)
  const form = (await formOn(place, ada, path, 'id', 'verdict')).filter(([name]) => name !== 'verdict')
  const decide = (person: typeof ada, verdict: string) =>
    send(place, person, path, [...filled(form, { id }), ['verdict', verdict]])

  await decide(ben, 'drop')
  expect(await page()).toContain(reason)
  expect((await decide(ada, 'drop')).status).toBe(303)
  expect(await page()).not.toContain(reason)
  expect(await (await ask(place, ada, '/moderation/audit')).text()).toContain('dropped a job')
  expect(place.said()).toContain(`"event":"moderated","user":${ada.id},"reason":"job drop"`)
  expect(place.said()).not.toContain(reason)
})

test('nobody is told who reported them, nor reports themselves', async ({ place, world, ada, ben }) => {
  const [id = 0] = await world.posts(ben, 'Mine.')
  const sent = await world.report(ada, { postId: id })

  for (const path of [`/@${ben.handle}/report`, `/@${ben.handle}/${id}/report`])
    expect((await ask(place, ben, path)).status, path).toBe(404)
  const strangers = await ask(place, null, `/@${ben.handle}/${id}/report`)
  expect(strangers.headers.get('location')).toContain('/sign-in?next=')
  const page = await (await ask(place, ada, `/@${ben.handle}/report?sent=${sent}`)).text()
  expect(page).toContain('Thank you')
  expect(await (await ask(place, ada, `/@${ben.handle}/report?sent=1`)).text()).not.toContain('Thank you')
})

const noindex = /<meta name="robots" content="noindex/

test('search engines are asked to leave out whoever wants that', async ({ place, world, ada, ben }) => {
  const [id] = await world.posts(ada, 'Quiet words.')
  const pages = [`/@${ada.handle}`, `/@${ada.handle}/${id}`]
  for (const path of pages) expect(await (await ask(place, null, path)).text()).not.toMatch(noindex)

  const form = await formOn(place, ada, '/settings/privacy', 'unindexed')
  const wish = form.map(([name, value]): [string, string] => [
    name,
    name === 'homeReplies' ? 'followed' : value,
  ])
  await send(place, ada, '/settings/privacy', [
    ...wish.filter(([name]) => !['protected', 'unindexed', 'homeReplies'].includes(name)),
    ['homeReplies', 'followed'],
    ['unindexed', 'on'],
  ])
  for (const path of pages) expect(await (await ask(place, null, path)).text()).toMatch(noindex)
  expect(await (await ask(place, null, `/@${ben.handle}`)).text()).not.toMatch(noindex)
})

test('a place that wants to stay out of search engines says so on every page', async ({
  place,
  world,
  ada,
}) => {
  const { restore } = await world.onlyAdmin(ada)
  await world.say(ada, { unindexed: true })

  expect(await (await ask(place, null, '/robots.txt')).text()).toBe('User-Agent: *\nDisallow: /\n\n')
  for (const path of ['/', '/about', '/explore', '/sign-in', '/sign-up', `/@${ada.handle}`])
    expect(await (await ask(place, null, path)).text(), path).toMatch(noindex)
  await world.say(ada, { unindexed: false })
  expect(await (await ask(place, null, '/')).text()).not.toMatch(noindex)
  await restore()
})
