import type { Page } from '@playwright/test'
import { expect, test } from '../test.ts'

const main = { tag: '@main' }
const words = (page: Page) => page.getByRole('textbox', { name: 'What is on your mind?' })
const button = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true })
const post = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })
const turnOn = (page: Page, name: string) => page.getByRole('main').getByTitle(name, { exact: true }).click()

test('Ada keeps a draft, goes on with it elsewhere, and posts it', main, async ({ visit, ada, ben }) => {
  const page = await visit(ada, '/compose')
  await words(page).fill('Half a thought')
  await page.getByRole('combobox', { name: 'Who may read it' }).selectOption('Followers')
  await turnOn(page, 'More choices')
  await button(page, 'Save draft').click()
  await expect(page.getByRole('heading', { name: 'Drafts' })).toBeVisible()

  const phone = await visit(ada, '/drafts')
  await phone.getByRole('link', { name: 'Go on writing' }).click()
  await expect(words(phone)).toHaveValue('Half a thought')
  await expect(phone.getByRole('combobox', { name: 'Who may read it' })).toHaveValue('followers')
  await words(phone).fill('A whole thought')
  await button(phone, 'Post').click()
  await expect(post(phone, 'A whole thought')).toContainText('For followers')
  await phone.goto('/drafts')
  await expect(phone.getByText('No drafts')).toBeVisible()
  const his = await visit(ben, `/@${ada.handle}`)
  await expect(post(his, 'A whole thought')).toHaveCount(0)
})

test('a draft that is deleted is gone', async ({ visit, ada }) => {
  const page = await visit(ada, '/compose')
  await words(page).fill('Never mind')
  await turnOn(page, 'More choices')
  await button(page, 'Save draft').click()
  await button(page, 'Delete').click()
  await expect(page.getByText('No drafts')).toBeVisible()
})

test('a post for later waits, says when, and goes out when she wants', main, async ({ visit, ada }) => {
  const page = await visit(ada, '/compose')
  await words(page).fill('Good morning, tomorrow.')
  await turnOn(page, 'Post later')
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Day and time').fill('2020-01-01T09:00')
  await button(page, 'Post').click()
  await expect(page.getByText('at least 5 minutes away')).toBeVisible()
  await expect(words(page)).toHaveValue('Good morning, tomorrow.')
  await page.getByLabel('Day and time').fill(`${tomorrow}T09:00`)
  await button(page, 'Post').click()
  await expect(page.getByRole('heading', { name: 'Scheduled' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Good morning, tomorrow.')
  await expect(page.getByRole('main')).toContainText('09:00')

  await page.getByRole('link', { name: 'Change' }).click()
  await expect(page.getByLabel('Day and time')).toHaveValue(`${tomorrow}T09:00`)
  await page.goto('/scheduled')
  await button(page, 'Post now').click()
  await expect(async () => {
    await page.goto(`/@${ada.handle}`)
    await expect(post(page, 'Good morning, tomorrow.')).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.goto('/scheduled')
  await expect(page.getByText('Nothing is scheduled')).toBeVisible()
})

test('what Ada sent she calls back, writes on, and sends on', main, async ({ visit, ada }) => {
  const page = await visit(ada, '/settings/posting')
  await page.getByRole('combobox', { name: 'Time to call a post back' }).selectOption('A minute')
  await button(page, 'Save').click()
  await expect(page.getByText('Saved.')).toBeVisible()

  await page.goto('/compose')
  await words(page).fill('Opps.')
  await button(page, 'Post').click()
  await expect(page.getByText('Your post is about to go out.')).toBeVisible()
  await expect(post(page, 'Opps.')).toHaveCount(0)
  await button(page, 'Undo').click()
  await expect(words(page)).toHaveValue('Opps.')
  await words(page).fill('Oops.')
  await button(page, 'Post').click()
  await button(page, 'Post now').click()
  await expect(async () => {
    await page.goto('/')
    await expect(post(page, 'Oops.')).toBeVisible({ timeout: 500 })
  }).toPass()
})
