import type { Page } from '@playwright/test'
import { postsOf } from '../forms.ts'
import { expect, go, test } from '../test.ts'

/* Never lose my place, never lose my words. */

const words = (page: Page) => page.getByRole('textbox', { name: 'What is on your mind?' })
const send = (page: Page) => page.getByRole('button', { name: 'Post', exact: true })
const article = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })
const bodies = Array.from({ length: 55 }, (_, i) => `Line ${i + 1} of the log.`)

test.beforeEach(({ javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'what scripts keep; without them a page is what the server has')
})

test('a draft survives a closed tab, for its writer alone', async ({ visit, ada, ben }) => {
  const page = await visit(ada, '/')
  await words(page).fill('Half a thought')
  const tab = await page.context().newPage()
  await page.close()

  await go(tab, '/compose')
  await expect(words(tab)).toHaveValue('Half a thought')
  await tab.context().addCookies([{ name: 'pipit-session', value: ben.cookie, url: tab.url() }])
  await go(tab, '/compose')
  await expect(words(tab)).toHaveValue('')
})

test('a draft is gone once it is posted', async ({ visit, ada }) => {
  const page = await visit(ada, '/')
  await words(page).fill('A whole thought')
  await send(page).click()
  await expect(article(page, 'A whole thought')).toBeVisible()
  await page.reload()

  await expect(words(page)).toHaveValue('')
})

test('words whose answer never came are posted once, however often they are sent', async ({
  visit,
  ada,
  place,
  faults,
}) => {
  const page = await visit(ada, '/')
  await page.route('**/*', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch()
    await route.abort()
  })
  await words(page).fill('Once is enough.')
  page.on('dialog', (dialog) => dialog.accept())
  await send(page).click()
  await expect(page.getByText('Your words are still here')).toBeVisible()
  expect(await postsOf(place, ada)).toEqual(['Once is enough.'])
  await page.unroute('**/*')
  // The browser complained of the answer that never came.
  expect(faults.splice(0)).toHaveLength(1)
  await page.reload()
  await expect(words(page)).toHaveValue('Once is enough.')
  await send(page).click()
  await expect(words(page)).toHaveValue('')

  expect(await postsOf(place, ada)).toEqual(['Once is enough.'])
})

test('words changed after an answer that never came make a second post, without a reload', async ({
  visit,
  ada,
  place,
  faults,
}) => {
  const page = await visit(ada, '/')
  await page.route('**/*', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch()
    await route.abort()
  })
  await words(page).fill('As it was.')
  await send(page).click()
  await expect(page.getByText('Your words are still here')).toBeVisible()
  await page.unroute('**/*')
  expect(faults.splice(0)).toHaveLength(1)

  await words(page).fill('As it is now.')
  await send(page).click()
  await expect(page.getByText('This form has posted something else already.')).toBeVisible()
  await expect(words(page)).toHaveValue('As it is now.')
  expect(await postsOf(place, ada)).toEqual(['As it was.'])
  await send(page).click()
  await expect(words(page)).toHaveValue('')

  expect(await postsOf(place, ada)).toEqual(['As it is now.', 'As it was.'])
})

test('what is typed while a post is on its way stays', async ({ visit, ada, place }) => {
  const page = await visit(ada, '/')
  const { promise: gate, resolve: open } = Promise.withResolvers<void>()
  await page.route('**/*', async (route) => {
    if (route.request().method() === 'POST') await gate
    await route.continue()
  })
  await words(page).fill('One thing.')
  await send(page).click()
  await expect(page.getByRole('button', { name: 'Posting…' })).toBeVisible()
  await words(page).press('End')
  await words(page).pressSequentially(' And another')
  open()

  await expect(article(page, 'One thing.')).toBeVisible()
  await expect(words(page)).toHaveValue('And another')
  expect(await postsOf(place, ada)).toEqual(['One thing.'])
  page.on('dialog', (dialog) => dialog.accept())
  await page.reload()
  await expect(words(page)).toHaveValue('And another')
  await words(page).fill('')
})

test('a draft is one, on the page and in the dialog over it', async ({ visit, ada, place }) => {
  const page = await visit(ada, '/')
  const dialog = page.getByRole('dialog', { name: 'New post' })
  const behind = page.locator('main .composer textarea')
  await behind.fill('Twin')
  await page.getByRole('link', { name: 'New post' }).click()
  await expect(words(dialog.page()).last()).toHaveValue('Twin')
  await dialog.getByRole('textbox').fill('Twin words')
  await expect(behind).toHaveValue('Twin words')
  await dialog.getByRole('button', { name: 'Post', exact: true }).click()

  await expect(article(page, 'Twin words')).toBeVisible()
  await expect(behind).toHaveValue('')
  expect(await postsOf(place, ada)).toEqual(['Twin words'])
})

test('leaving a half-written post asks', async ({ visit, ada }) => {
  const page = await visit(ada, '/')
  const asked: string[] = []
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type())
    await dialog.accept()
  })
  await words(page).pressSequentially('Half a')
  await page.reload()
  await words(page).fill('')
  await page.reload()

  expect(asked).toEqual(['beforeunload'])
})

test('new posts wait above and move nothing', async ({ visit, world, ada, ben }) => {
  await world.follow(ada, ben)
  await world.posts(ben, ...bodies)
  const page = await visit(ada, '/')
  await page.clock.install()
  await go(page, '/')
  const line = page.getByText('Line 50 of the log.')
  await line.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  const before = await line.boundingBox()
  await world.posts(ben, 'The very latest.')
  const pill = page.getByRole('button', { name: '1 new post' })
  await expect(async () => {
    await page.clock.runFor(31_000)
    await expect(pill).toBeVisible({ timeout: 1000 })
  }).toPass()

  await expect(article(page, 'The very latest.')).toHaveCount(0)
  expect((await line.boundingBox())?.y).toBe(before?.y)
  await pill.click()
  await expect(page.getByRole('article').first()).toContainText('The very latest.')
  await expect(page.getByRole('article').first()).toBeInViewport()
  await expect(pill).toHaveCount(0)
})

test('a reload keeps what was loaded, and the post at its height', async ({ visit, world, ben }) => {
  await world.posts(ben, ...bodies)
  const page = await visit(null, `/@${ben.handle}`)
  const line = page.getByText('Line 22 of the log.')
  await expect(async () => {
    await page.getByRole('article').last().scrollIntoViewIfNeeded()
    await expect(line).toHaveCount(1, { timeout: 500 })
  }).toPass()
  await line.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  const before = await line.boundingBox()
  await page.reload()

  await expect(line).toBeInViewport()
  await expect
    .poll(async () => Math.round((await line.boundingBox())?.y ?? 0))
    .toBe(Math.round(before?.y ?? -1))

  await line.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Post' })).toBeVisible()
  await page.goBack()
  await expect
    .poll(async () => Math.round((await line.boundingBox())?.y ?? 0))
    .toBe(Math.round(before?.y ?? -1))
})

test('where Ada stopped reading is offered to her anywhere', async ({ visit, world, ada, ben }) => {
  await world.follow(ada, ben)
  await world.posts(ben, ...bodies)
  const page = await visit(ada, '/')
  const line = article(page, 'Line 40 of the log.')
  await expect(async () => {
    await line.evaluate((element) => scrollBy(0, element.getBoundingClientRect().top - 50))
    expect(Math.round((await line.boundingBox())?.y ?? 0)).toBe(50)
  }).toPass()
  const told = page.waitForResponse((response) => response.url().endsWith('/api/timelines/home/left'))
  await page.getByRole('link', { name: 'Explore' }).first().click()
  expect((await told).status()).toBe(204)
  await world.posts(ben, ...bodies.map((body) => `Later: ${body}`))

  const elsewhere = await visit(ada, '/')
  await elsewhere.getByRole('link', { name: 'Jump to where you were' }).click()
  await expect(elsewhere).toHaveURL(/before=/)
  await expect(elsewhere.getByRole('article').first()).toContainText('Line 40 of the log.')
})

test('a link to a post is copied', async ({ visit, world, ben, place }) => {
  const [id] = await world.posts(ben, 'Worth sharing.')
  const address = `${place.origin}/@${ben.handle}/${id}`
  const page = await visit(null, `/@${ben.handle}`)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Copy link' }).click()

  await expect(page.getByText('Link copied.')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address)

  await page.evaluate(() => navigator.clipboard.writeText('something else'))
  await page.goto(address)
  await page.getByRole('button', { name: 'Copy link' }).click()

  await expect(page.getByText('Link copied.')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address)
})
