import { ask, filled, formOn, postsOf, send } from '../forms.ts'
import { expect, test } from '../test.ts'

/* The forms of somebody who has just come, sent as a browser without scripts does. */

test('a newcomer names few, links little, and is told why', async ({ place, world, ada, ben, cy }) => {
  const dot = await world.person('dot')
  await world.arrive(ada)
  const compose = await formOn(place, ada, '/compose', 'body', 'key')
  const post = async (body: string, key: string) =>
    (await send(place, ada, '/compose', filled(compose, { body, key }))).text()
  const links = 'https://example.org/a https://example.org/b https://example.org/c'

  const refused = await post(links, 'three-links')
  expect(refused).toContain('A post of a new account can hold 2 links.')
  expect(refused).toContain('https://example.org/c</textarea>')
  expect(await post(`@${ben.handle} @${cy.handle} @${dot.handle}`, 'three-people')).toContain(
    'can name 2 people',
  )
  expect(await postsOf(place, ada)).toEqual([])

  await world.follow(dot, ada)
  await post(`@${ben.handle} @${cy.handle} @${dot.handle}`, 'three-people')
  await post(links.slice(0, links.lastIndexOf(' ')), 'two-links')
  expect(await postsOf(place, ada)).toHaveLength(2)
})

test('a newcomer is told beforehand, and nobody else', async ({ place, world, ada, ben }) => {
  await world.arrive(ada)
  const told = /You are new here\..*hold 2 links, name 2 people you have not met, and show one picture\./

  for (const path of ['/', '/compose']) {
    expect(told.test(await (await ask(place, ada, path)).text()), path).toBe(true)
    expect(told.test(await (await ask(place, ben, path)).text()), path).toBe(false)
  }
})

test('what a newcomer may not post, they may not edit a post into', async ({ place, world, ada }) => {
  const [id] = await world.posts(ada, 'Innocent.')
  await world.arrive(ada)
  const path = `/@${ada.handle}/${id}/edit`
  const form = await formOn(place, ada, path, 'body', 'known')
  const body = 'https://example.org/a https://example.org/b https://example.org/c'
  const answer = await send(place, ada, path, filled(form, { body }))

  expect(await answer.text()).toContain('A post of a new account can hold 2 links.')
  expect(await postsOf(place, ada)).toEqual(['Innocent.'])
})
