import type { Page } from '@playwright/test'
import { expect, test } from '../test.ts'

const main = { tag: '@main' }

const row = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })
const words = (page: Page) => page.getByRole('textbox', { name: 'The words of your post' })
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true })

test(
  'Ada edits a post, and whoever sees it sees what it was',
  main,
  async ({ visit, world, place, ada, ben, cy, javaScriptEnabled }) => {
    const [id = 0] = await world.posts(ada, 'Two boats at down.')
    await world.reply(ben, id, 'I saw them.')
    const permalink = `/@${ada.handle}/${id}`
    const page = await visit(ada, javaScriptEnabled ? `/@${ada.handle}` : permalink)
    if (javaScriptEnabled) {
      await row(page, 'Two boats').getByRole('button', { name: 'More', exact: true }).click()
      await page.getByRole('menuitem', { name: 'Edit' }).click()
    } else await page.getByRole('link', { name: 'Edit post' }).click()
    await expect(words(page)).toHaveValue('Two boats at down.')
    const elsewhere = await visit(ada, `${permalink}/edit`)
    await words(page).fill('Three boats at dawn.')
    await page.getByRole('textbox', { name: 'Content warning' }).fill('The sea')
    await page.getByRole('combobox', { name: 'Language' }).selectOption('Welsh')
    await save(page).click()
    await expect(page).toHaveURL(`${place.origin}${permalink}`)
    await expect(page.locator('.body[lang=cy]').first()).toHaveText('Three boats at dawn.')
    await page.getByRole('link', { name: /^Edited/ }).click()

    const versions = page.getByRole('list', { name: 'History of edits' }).getByRole('listitem')
    await expect(versions).toHaveCount(2)
    await versions.first().getByText('Show', { exact: true }).click()
    await expect(versions.first().getByRole('insertion')).toHaveText([/The sea/, /Three/, /dawn/])
    await expect(versions.first().getByRole('deletion')).toHaveText([/Two/, /down/])
    await expect(versions.last()).toContainText('Two boats at down.')

    await words(elsewhere).fill('Four boats.')
    await save(elsewhere).click()
    await expect(elsewhere.getByText('It was edited elsewhere meanwhile.', { exact: false })).toBeVisible()
    await expect(words(elsewhere)).toHaveValue('Four boats.')
    await save(elsewhere).click()
    await expect(elsewhere).toHaveURL(`${place.origin}${permalink}`)
    await expect(elsewhere.getByRole('article').first()).toContainText('Four boats.')

    await expect
      .poll(async () => (await visit(ben, '/notifications')).getByText('edited a post').count())
      .toBe(1)
    const cys = await visit(cy, `/@${ada.handle}`)
    await row(cys, 'Four boats.')
      .getByRole('link', { name: /Edited/ })
      .click()
    await expect(cys.getByRole('listitem').filter({ hasText: 'As it was posted' })).toBeVisible()
    expect((await cys.goto(`${permalink}/edit`))?.status()).toBe(404)
  },
)

test('Ada deletes a post to write it again', async ({ visit, world, ada, javaScriptEnabled }) => {
  const [id] = await world.posts(ada, 'Two boats at down.')
  const page = await visit(ada, javaScriptEnabled ? `/@${ada.handle}` : `/@${ada.handle}/${id}/delete`)
  if (javaScriptEnabled) {
    await row(page, 'Two boats').getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Delete and redraft' }).click()
  }
  await page.getByRole('button', { name: 'Delete and redraft' }).click()
  await expect(page).toHaveURL(/\/compose\?draft=\d+$/)

  await expect(page.getByRole('textbox', { name: 'What is on your mind?' })).toHaveValue('Two boats at down.')
  const again = await visit(ada, `/@${ada.handle}?deleted=${id}`)
  await expect(again.getByRole('heading', { name: 'No posts yet' })).toBeVisible()
  await expect(again.getByRole('button', { name: 'Undo' })).toHaveCount(0)
})
