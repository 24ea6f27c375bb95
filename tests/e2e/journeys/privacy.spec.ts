import type { Page } from '@playwright/test'
import { expect, test } from '../test.ts'

const main = { tag: '@main' }
const button = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true })

test(
  'Ada protects her account; Ben asks, is let in, and reads her',
  main,
  async ({ visit, world, ada, ben }) => {
    await world.posts(ada, 'For my followers.')
    const hers = await visit(ada, '/settings/privacy')
    await hers.getByRole('checkbox', { name: 'Choose who follows you' }).check()
    await button(hers, 'Save').click()
    await expect(hers.getByText('Saved.')).toBeVisible()

    const his = await visit(ben, `/@${ada.handle}`)
    await expect(his.getByRole('heading', { name: 'Only for followers' })).toBeVisible()
    await expect(his.getByText('For my followers.')).toHaveCount(0)
    await button(his, 'Follow Ada Marsh').click()
    await expect(button(his, 'Take back the request to follow Ada Marsh')).toHaveText('Requested')

    await hers.goto('/settings/privacy/requests')
    await button(hers, 'Accept Ben Okoro').click()
    await expect(hers.getByRole('heading', { name: 'Nobody is waiting' })).toBeVisible()
    await his.reload()
    await expect(his.getByText('For my followers.')).toBeVisible()
  },
)

test('Ada blocks Ben from his profile, and no longer', main, async ({ visit, world, ada, ben }) => {
  await world.posts(ben, 'Boats at dawn.')
  const page = await visit(ada, `/@${ben.handle}`)
  await page.getByLabel('More about Ben Okoro').click()
  await button(page, 'Block').click()
  await expect(page.getByRole('heading', { name: 'You blocked Ben Okoro' })).toBeVisible()
  await expect(page.getByText('Boats at dawn.')).toHaveCount(0)

  await page.goto('/settings/privacy/blocked')
  await button(page, 'Unblock Ben Okoro').click()
  await expect(page.getByRole('heading', { name: 'Nobody blocked' })).toBeVisible()
  await page.goto(`/@${ben.handle}`)
  await expect(page.getByText('Boats at dawn.')).toBeVisible()
})

test('Ada mutes Ben for a day, and no longer', main, async ({ visit, world, ada, ben }) => {
  await world.follow(ada, ben)
  await world.posts(ben, 'Boats at dawn.')
  const page = await visit(ada, `/@${ben.handle}`)
  await page.getByLabel('More about Ben Okoro').click()
  await button(page, 'Mute for a day').click()
  await expect(button(page, 'Mute for a day')).toBeHidden()
  await page.getByLabel('More about Ben Okoro').click()
  await expect(button(page, 'Unmute')).toBeVisible()
  await page.goto('/')
  await expect(page.getByText('Boats at dawn.')).toHaveCount(0)

  await page.goto('/settings/privacy/muted')
  await expect(page.getByText('Muted until')).toBeVisible()
  await button(page, 'Unmute Ben Okoro').click()
  await page.goto('/')
  await expect(page.getByText('Boats at dawn.')).toBeVisible()
})

test('what Ada writes for followers is not for strangers', main, async ({ visit, ada }) => {
  const page = await visit(ada, '/compose')
  await page.getByRole('textbox', { name: 'What is on your mind?' }).fill('Between us.')
  await page.getByRole('combobox', { name: 'Who may read it' }).selectOption('Followers')
  await button(page, 'Post').click()
  await expect(page.getByRole('article').filter({ hasText: 'Between us.' })).toContainText('For followers')

  const strangers = await visit(null, `/@${ada.handle}`)
  await expect(strangers.getByText('Between us.')).toHaveCount(0)
})
