import type { Page } from '@playwright/test'
import { expect, test } from '../test.ts'

const main = { tag: '@main' }
const feed = (page: Page) => page.getByRole('region', { name: 'Notifications' })
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Show only' }).getByRole('link', { name, exact: true })

test(
  'Ada sees what others did, each thing once, and has seen it then',
  main,
  async ({ visit, world, ada, ben, cy, javaScriptEnabled }) => {
    const [tea = 0] = await world.posts(ada, 'Tea?')
    for (const one of [ben, cy]) await world.like(one, tea)
    await world.follow(ben, ada)
    await world.reply(cy, tea, 'With milk.')
    const page = await visit(ada, '/explore')
    await expect(page).toHaveTitle(/^\(4\) Explore/)
    await page.getByRole('link', { name: 'Notifications, 4 unread' }).filter({ visible: true }).click()
    await expect(page).toHaveURL(/\/notifications$/)
    await expect(feed(page)).toContainText('Cy Lindqvist and Ben Okoro liked your post')
    await expect(feed(page)).toContainText('Ben Okoro followed you')
    await expect(feed(page).getByRole('article')).toHaveCount(3)
    await expect(feed(page).getByText('New', { exact: true })).toHaveCount(3)
    await feed(page).getByRole('button', { name: 'Like', exact: true }).click()
    await expect(feed(page).getByRole('button', { name: 'Like, 1' })).toBeVisible()

    const all = page.getByRole('button', { name: 'Mark all as read' })
    if (!javaScriptEnabled) await all.click()
    await expect(page.getByRole('link', { name: 'Notifications', exact: true }).first()).toBeAttached()
    await expect(page).toHaveTitle(/^Notifications/)
    await expect(all).toHaveCount(0)

    await tab(page, 'Mentions').click()
    await expect(tab(page, 'Mentions')).toHaveAttribute('aria-current', 'page')
    await expect(feed(page).getByRole('article')).toHaveCount(1)
    await expect(feed(page)).toContainText('With milk.')
    await expect(page.getByText('New', { exact: true })).toHaveCount(0)
  },
)

test('Ada is told no more of likes, nor of a conversation she mutes', async ({
  visit,
  world,
  ada,
  ben,
  javaScriptEnabled,
}) => {
  const page = await visit(ada, '/settings/notifications')
  await page.getByRole('combobox', { name: 'Likes' }).selectOption('From nobody')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Likes' })).toHaveValue('nobody')

  const [tea = 0] = await world.posts(ada, 'Tea?')
  await world.like(ben, tea)
  await world.reply(ben, tea, 'Yes.')
  await page.goto(`/@${ada.handle}/${tea}`)
  await expect(page).toHaveTitle(/^\(1\) Ada/)
  await page.getByRole('button', { name: 'Mute conversation' }).click()
  await expect(page.getByRole('button', { name: 'Unmute conversation' })).toBeVisible()
  await page.goto('/notifications')
  await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible()

  await page.goto(`/@${ada.handle}/${tea}`)
  await page.getByRole('button', { name: 'Unmute conversation' }).click()
  await expect(page.getByRole('button', { name: 'Mute conversation', exact: true })).toBeVisible()
  // The menu needs scripts.
  if (!javaScriptEnabled) return
  await page.goto('/')
  await expect(page).toHaveTitle(/^\(1\)/)
  const row = page.getByRole('article').filter({ hasText: 'Tea?' })
  await row.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Mute conversation' }).click()
  await expect(page.getByText('You will be told nothing more of this conversation.')).toBeVisible()
  await expect(page).not.toHaveTitle(/^\(/)
})
