import type { Page } from '@playwright/test'
import { keysHeard } from '../keys.ts'
import { expect, stored, test } from '../test.ts'

const main = { tag: '@main' }

const row = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('Ada likes a post of Ben and no longer likes it', main, async ({ visit, world, place, ada, ben }) => {
  const [id] = await world.posts(ben, 'Boats at dawn.')
  const page = await visit(ada, `/@${ben.handle}`)
  await stored(page, () => button(page, 'Like').click())
  await expect(button(page, 'Like, 1')).toHaveAttribute('aria-pressed', 'true')
  expect(new URL(page.url()).pathname).toBe(`/@${ben.handle}`)

  await page.goto(`/@${ben.handle}/${id}`)
  await page.getByRole('link', { name: '1 like', exact: true }).click()
  await expect(page).toHaveURL(`${place.origin}/@${ben.handle}/${id}/likes`)
  await expect(page.getByRole('main').getByRole('listitem')).toContainText([`@${ada.handle}`])

  await page.goto(`/@${ben.handle}/${id}`)
  await stored(page, () => button(page, 'Like, 1').click())
  await expect(button(page, 'Like')).toHaveAttribute('aria-pressed', 'false')
  await page.reload()
  await expect(button(page, 'Like')).toBeVisible()
})

test('without scripts a like returns to the same post', async ({
  visit,
  world,
  ada,
  ben,
  javaScriptEnabled,
}) => {
  test.skip(javaScriptEnabled, 'with scripts nobody goes anywhere')
  const ids = await world.posts(ben, ...Array.from({ length: 25 }, (_, i) => `Line ${i + 1}.`))
  const page = await visit(ada, `/@${ben.handle}?before=${ids[22]}`)
  await row(page, 'Line 10.').getByRole('button', { name: 'Like' }).click()

  await expect(row(page, 'Line 10.').getByRole('button', { name: 'Like, 1' })).toBeInViewport()
  expect(new URL(page.url()).search).toBe(`?before=${ids[22]}`)
  expect(new URL(page.url()).hash).toBe(`#p${ids[9]}`)
})

test('a like asks the server once and renders nothing anew', async ({
  visit,
  world,
  ada,
  ben,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'without scripts the page is rendered anew')
  await world.posts(ben, 'Boats at dawn.', 'Boats at dusk.')
  const page = await visit(ada, `/@${ben.handle}`)
  await world.posts(ben, 'Boats at noon.')
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await row(page, 'dawn').getByRole('button', { name: 'Like' }).click()
  await expect(row(page, 'dawn').getByRole('button', { name: 'Like, 1' })).toBeVisible()
  await expect(row(page, 'dusk').getByRole('button', { name: 'Like', exact: true })).toBeVisible()

  await answered
  await expect(row(page, 'noon')).toHaveCount(0)
})

test('a post that is gone meanwhile is not liked, and the page says so', async ({
  visit,
  world,
  ada,
  ben,
}) => {
  const [id = 0] = await world.posts(ben, 'Boats at dawn.', 'Boats at dusk.')
  const page = await visit(ada, `/@${ben.handle}`)
  await world.deletePost(ben, id)
  await row(page, 'dawn').getByRole('button', { name: 'Like' }).click()

  await expect(page.getByText('That post is not here any more.').filter({ visible: true })).toHaveCount(1)
  await expect(button(page, 'Like, 1')).toHaveCount(0)
})

test('what Ada keeps is on a page of hers alone', main, async ({ visit, world, ada, ben, cy }) => {
  await world.posts(ben, 'Boats at dawn.', 'Boats at dusk.')
  const page = await visit(ada, `/@${ben.handle}`)
  await row(page, 'dawn').getByRole('button', { name: 'Bookmark' }).click()
  await expect(row(page, 'dawn').getByRole('button', { name: 'Bookmark' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect
    .poll(async () => {
      await page.goto('/bookmarks')
      return page.getByRole('article').count()
    })
    .toBe(1)
  await expect(row(page, 'Boats at dawn.')).toBeVisible()

  const bens = await visit(ben, `/@${ben.handle}`)
  await expect(row(bens, 'dawn').getByRole('button', { name: 'Bookmark' })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
  const cys = await visit(cy, '/bookmarks')
  await expect(cys.getByRole('heading', { name: 'No bookmarks yet' })).toBeVisible()
})

test('a stranger who wants to like or reply is shown the way in', async ({ visit, world, place, ben }) => {
  const [id] = await world.posts(ben, 'Boats at dawn.')
  const page = await visit(null, `/@${ben.handle}`)
  await expect(page.getByRole('button', { name: 'Like' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Like', exact: true }).click()

  await expect(page).toHaveURL(`${place.origin}/sign-in?next=/@${ben.handle}/${id}`)
})

test('l likes and b keeps the post in focus', async ({ visit, world, ada, ben, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'keys are what scripts listen to')
  await world.posts(ben, 'Boats at dawn.')
  const page = await visit(ada, `/@${ben.handle}`)
  await keysHeard(page)
  await page.getByRole('article').first().focus()
  await page.keyboard.press('l')
  await expect(button(page, 'Like, 1')).toBeVisible()
  await page.keyboard.press('b')

  await expect(button(page, 'Bookmark')).toHaveAttribute('aria-pressed', 'true')
})
