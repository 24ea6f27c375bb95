import type { Page } from '@playwright/test'
import { postsOf } from '../forms.ts'
import { keysHeard } from '../keys.ts'
import { expect, go, test } from '../test.ts'

const box = (page: Page, number: number) =>
  page.getByRole('textbox', { name: number === 1 ? 'What is on your mind?' : `Post ${number}` })
const add = (page: Page) => page.getByRole('button', { name: 'Add another post' })
const send = (page: Page) => page.getByRole('button', { name: 'Post', exact: true })

test('Ada writes three posts and publishes them as one thread', {
  tag: '@main',
}, async ({ visit, ada, place, javaScriptEnabled }) => {
  const page = await visit(ada, '/compose')
  await box(page, 1).fill('First the kettle.')
  await page.getByRole('combobox', { name: 'Who may read it' }).selectOption('followers')
  await add(page).click()
  await expect(box(page, 2)).toBeFocused()
  await box(page, 2).fill('a'.repeat(501))
  await add(page).click()
  await expect(box(page, 3)).toBeFocused()
  await box(page, 3).fill('Last the biscuits.')
  if (javaScriptEnabled) await expect(send(page)).toBeDisabled()
  else await send(page).click()
  const problem = javaScriptEnabled ? 'One character too many.' : 'At most 500 characters, please.'
  await expect(page.getByText(problem)).toBeVisible()
  await expect(box(page, 1)).toHaveValue('First the kettle.')
  await expect(box(page, 3)).toHaveValue('Last the biscuits.')
  await expect(page.getByRole('combobox', { name: 'Who may read it' })).toHaveValue('followers')
  expect(await postsOf(place, ada)).toEqual([])

  await box(page, 2).fill('Then the tea.')
  // An empty box is no post.
  await add(page).click()
  await send(page).click()
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto(`/@${ada.handle}`)
  await page.getByRole('article').filter({ hasText: 'First the kettle.' }).locator('.when').click()
  const replies = page.getByRole('region', { name: 'Replies' }).getByRole('article')
  await expect(replies).toHaveCount(2)
  await expect(replies.nth(0)).toContainText('Then the tea.')
  await expect(replies.nth(1)).toContainText('Last the biscuits.')
  await expect(page.getByText('For followers')).toHaveCount(3)
})

test('boxes come and go in place, are kept as one draft, and Ctrl and Enter post them all', async ({
  visit,
  ada,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'drafts are kept by scripts')
  const page = await visit(ada, '/compose')
  page.on('dialog', (dialog) => dialog.accept())
  await box(page, 1).fill('One.')
  for (const [number, text] of [
    [2, 'Two.'],
    [3, 'Three.'],
  ] as const) {
    await add(page).click()
    await box(page, number).fill(text)
  }
  await page.getByRole('button', { name: 'Remove post 2' }).click()
  await expect(box(page, 2)).toHaveValue('Three.')
  await expect(box(page, 3)).toHaveCount(0)

  await go(page, '/explore')
  await keysHeard(page)
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog', { name: 'New post' })
  await expect(dialog.getByRole('textbox', { name: 'Post 2' })).toHaveValue('Three.')
  await dialog.getByRole('textbox', { name: 'Post 2' }).press('Control+Enter')
  await expect(dialog).toBeHidden()
  await page.goto(`/@${ada.handle}/replies`)

  await expect(page.getByRole('article')).toHaveCount(1)
  await expect(page.getByRole('article')).toContainText('Three.')
})

test('ten posts are the most', async ({ visit, ada }) => {
  const page = await visit(ada, '/compose')
  for (let number = 2; number <= 10; number++) {
    await add(page).click()
    await expect(box(page, number)).toBeFocused()
  }

  await expect(page.getByText('up to 10 posts')).toBeVisible()
  await expect(add(page)).toHaveCount(0)
})

test('who may not answer is told before they write', async ({ visit, world, ada, ben }) => {
  const [id = 0] = await world.posts(ben, 'Quiet, please.')
  const his = await visit(ben, `/@${ben.handle}/${id}`)
  await his.getByRole('combobox', { name: 'Who may reply' }).selectOption('nobody')
  await his.getByRole('button', { name: 'Save' }).first().click()
  await expect(his.getByRole('combobox', { name: 'Who may reply' })).toHaveValue('nobody')
  const page = await visit(ada, `/@${ben.handle}`)
  await page.getByRole('link', { name: 'Replies are closed' }).click()

  await expect(page.getByText('You cannot reply to this post')).toBeVisible()
  await expect(page.getByText('Quiet, please.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Your reply' })).toHaveCount(0)
})

test('Ada chooses who usually reads her posts', async ({ visit, ada }) => {
  const page = await visit(ada, '/settings/privacy')
  await page.getByRole('radio', { name: 'Followers' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  for (const path of ['/', '/compose']) {
    await page.goto(path)
    await expect(page.getByRole('combobox', { name: 'Who may read it' })).toHaveValue('followers')
  }
})
