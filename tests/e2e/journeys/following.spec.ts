import type { Page } from '@playwright/test'
import { expect, test } from '../test.ts'

const main = { tag: '@main' }

const button = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true })
const count = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name, exact: true })

test('Ada follows Ben, reads him at home, and unfollows him', main, async ({ visit, world, ada, ben }) => {
  await world.posts(ben, 'Boats at dawn.')
  const page = await visit(ada, `/@${ben.handle}`)
  await expect(count(page, '0 followers')).toBeVisible()
  await button(page, 'Follow Ben Okoro').click()
  await expect(button(page, 'Unfollow Ben Okoro')).toBeVisible()
  await expect(count(page, '1 follower')).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('article').filter({ hasText: 'Boats at dawn.' })).toBeVisible()

  await page.goto(`/@${ben.handle}`)
  await button(page, 'Unfollow Ben Okoro').click()
  await expect(button(page, 'Follow Ben Okoro')).toBeVisible()
  await expect(count(page, '0 followers')).toBeVisible()
  await page.goto('/')
  await expect(page.getByText('Boats at dawn.')).toHaveCount(0)
})

test('following twice, from two tabs, is following once', async ({ visit, ada, ben }) => {
  const one = await visit(ada, `/@${ben.handle}`)
  const other = await visit(ada, `/@${ben.handle}`)
  for (const page of [one, other]) {
    await button(page, 'Follow Ben Okoro').click()
    await expect(button(page, 'Unfollow Ben Okoro')).toBeVisible()
  }
  await expect(count(other, '1 follower')).toBeVisible()

  await one.reload()
  await other.reload()
  for (const page of [one, other]) {
    await button(page, 'Unfollow Ben Okoro').click()
    await expect(button(page, 'Follow Ben Okoro')).toBeVisible()
  }
  await expect(count(other, '0 followers')).toBeVisible()
})

test(
  'home holds those whom Ada follows and herself, nobody else, newest first',
  main,
  async ({ visit, world, ada, ben, cy }) => {
    await world.follow(ada, ben)
    await world.posts(ben, 'From Ben, early.')
    await world.posts(cy, 'From Cy, a stranger.')
    await world.posts(ada, 'From Ada.')
    await world.posts(ben, 'From Ben, late.')
    const page = await visit(ada, '/')

    const articles = page.getByRole('feed', { name: 'Home timeline' }).getByRole('article')
    await expect(articles).toContainText(['From Ben, late.', 'From Ada.', 'From Ben, early.'])
    await expect(articles).toHaveCount(3)
  },
)

test('who follows Ben, and whom he follows', main, async ({ visit, world, ada, ben, cy }) => {
  await world.follow(ada, ben)
  await world.follow(cy, ben)
  await world.follow(ben, cy)
  const page = await visit(ada, `/@${ben.handle}`)
  await count(page, '2 followers').click()

  const people = page.getByRole('main').getByRole('listitem')
  await expect(people).toHaveCount(2)
  await expect(people.nth(0)).toContainText(`@${cy.handle}`)
  await expect(people.nth(1)).toContainText(`@${ada.handle}`)
  await expect(people.nth(1)).toContainText('You')
  await page.getByRole('main').getByRole('link', { name: 'Following', exact: true }).click()
  await expect(people).toHaveCount(1)
  await expect(people).toContainText(`@${cy.handle}`)
})

test('Ada follows somebody from a list', async ({ visit, world, ada, ben, cy }) => {
  await world.follow(ben, cy)
  const page = await visit(ada, `/@${ben.handle}/following`)
  await button(page, 'Follow Cy Lindqvist').click()
  await expect(button(page, 'Unfollow Cy Lindqvist')).toBeVisible()

  await page.reload()
  await expect(button(page, 'Unfollow Cy Lindqvist')).toBeVisible()
})

test('nobody follows themselves, and a stranger is offered no button', async ({ visit, ada }) => {
  const own = await visit(ada, `/@${ada.handle}`)
  await expect(own.getByRole('link', { name: 'Edit profile' })).toBeVisible()
  await expect(own.getByRole('main').getByRole('button', { name: /^Follow/ })).toHaveCount(0)

  const strangers = await visit(null, `/@${ada.handle}`)
  await expect(strangers.getByText(`@${ada.handle}`).first()).toBeVisible()
  await expect(strangers.getByRole('button', { name: /^Follow/ })).toHaveCount(0)
})

test('a new place is empty and says what to do', async ({ visit, ada }) => {
  const page = await visit(ada, '/')
  await expect(page.getByText('Follow a few people and their posts will appear.')).toBeVisible()
  await page.getByRole('link', { name: 'Find people' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Explore' })).toBeVisible()
})
