import type { Page } from '@playwright/test'
import { expect, test } from '../test.ts'

const main = { tag: '@main' }

const row = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })
const words = (page: Page) => page.getByRole('textbox', { name: 'What do you say to it?' })

test(
  'Ada quotes Ben, who takes his post out again and wants no more of it',
  main,
  async ({ visit, world, place, ada, ben, cy, javaScriptEnabled }) => {
    const [id] = await world.posts(ben, 'Boats at dawn.')
    const page = await visit(ada, javaScriptEnabled ? `/@${ben.handle}` : `/@${ben.handle}/${id}`)
    if (javaScriptEnabled) {
      await page.getByRole('button', { name: 'More', exact: true }).last().click()
      await page.getByRole('menuitem', { name: 'Quote' }).click()
    } else await page.getByRole('link', { name: 'Quote', exact: true }).click()
    await expect(page).toHaveURL(`${place.origin}/compose?quote=${id}`)
    await expect(page.getByRole('blockquote')).toContainText('Boats at dawn.')
    await words(page).fill('I saw them too.')
    await page.getByRole('button', { name: 'Post', exact: true }).click()
    await expect(page).toHaveURL(`${place.origin}/`)
    await expect(row(page, 'I saw them too.').getByRole('blockquote')).toContainText('Boats at dawn.')

    const bens = await visit(ben, `/@${ben.handle}/${id}`)
    await bens.getByRole('link', { name: '1 quote', exact: true }).click()
    await row(bens, 'I saw them too.').locator('a:has(time)').first().click()
    await bens.getByRole('button', { name: 'Take my post out of this quote' }).click()
    await expect(bens.getByText('This post is not available.')).toBeVisible()
    await bens.goto(`/@${ben.handle}/${id}`)
    await bens.getByRole('combobox', { name: 'Who may quote' }).selectOption('nobody')
    await bens.getByRole('button', { name: 'Save' }).click()
    await expect
      .poll(async () => {
        const cys = await visit(cy, `/@${ben.handle}/${id}`)
        return cys.getByRole('link', { name: 'Quote', exact: true }).count()
      })
      .toBe(0)
    const cys = await visit(cy, `/compose?quote=${id}`)
    await words(cys).fill('Me too.')
    await cys.getByRole('button', { name: 'Post', exact: true }).click()

    await expect(cys.getByText('You cannot quote that post now', { exact: false })).toBeVisible()
    await expect(words(cys)).toHaveValue('Me too.')
  },
)

test('Ada pins up to five posts, and they head her profile', async ({
  visit,
  world,
  ada,
  ben,
  javaScriptEnabled,
}) => {
  const [first = 0, ...ids] = await world.posts(ada, ...Array.from({ length: 7 }, (_, i) => `Line ${i + 1}.`))
  for (const id of ids.slice(0, 4)) await world.pin(ada, id)
  const page = await visit(ada, `/@${ada.handle}/${first}`)
  await page.getByRole('button', { name: 'Pin to my profile' }).click()
  await expect(page.getByRole('button', { name: 'Unpin from my profile' })).toBeVisible()

  const bens = await visit(ben, `/@${ada.handle}`)
  await expect(bens.getByRole('article').first()).toContainText('Pinned')
  await expect(bens.getByRole('article').first()).toContainText('Line 1.')
  await expect(bens.getByRole('article')).toHaveCount(7)

  await page.goto(`/@${ada.handle}/${ids[5]}`)
  await page.getByRole('button', { name: 'Pin to my profile' }).click()
  await expect(page.getByText('At most 5 posts head a profile. Unpin another one first.')).toBeVisible()

  // The menu is made of scripts.
  if (!javaScriptEnabled) return
  await page.goto(`/@${ada.handle}`)
  await row(page, 'Line 1.').hover()
  await row(page, 'Line 1.').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Unpin from my profile' }).click()

  await expect(page.getByText('No longer pinned.')).toBeVisible()
  await expect(page.getByRole('article').first()).toContainText('Line 5.')
})

test('what is quoted keeps its warning and its language while somebody writes', async ({
  visit,
  world,
  ada,
  ben,
}) => {
  const warned = await world.write(ben, {
    body: 'Der Dachs war es.',
    warning: 'Wie es endet',
    language: 'de',
  })
  const page = await visit(ada, `/compose?quote=${warned}`)
  const quote = page.locator('blockquote').filter({ hasText: 'Wie es endet' })

  await expect(quote.locator('[lang=de]')).toBeVisible()
  await expect(quote).not.toContainText('Der Dachs')
})
