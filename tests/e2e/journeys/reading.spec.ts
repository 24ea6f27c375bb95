import type { Page } from '@playwright/test'
import { expect, test } from '../test.ts'

const main = { tag: '@main' }
const bodies = Array.from({ length: 65 }, (_, i) => `Line ${i + 1} of the log.`)

const articles = (page: Page) => page.getByRole('feed').getByRole('article')
const texts = async (page: Page) =>
  (await articles(page).allInnerTexts()).map((text) => /Line \d+ of the log\./.exec(text)?.[0])

test(
  'a long list is read to its end, nothing missing, nothing twice',
  main,
  async ({ visit, world, ben, javaScriptEnabled }) => {
    await world.posts(ben, ...bodies)
    const page = await visit(null, `/@${ben.handle}`)
    const read: (string | undefined)[] = []
    if (javaScriptEnabled) {
      // Nobody clicks: it loads as the reader comes near the end.
      await expect(async () => {
        await articles(page).last().scrollIntoViewIfNeeded()
        expect(await articles(page).count()).toBe(65)
      }).toPass()
    } else {
      const more = page.getByRole('link', { name: 'Load more' })
      for (let pages = 1; pages <= 3; pages++) {
        read.push(...(await texts(page)))
        await more.click()
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expect(page).toHaveURL(/\?before=\d+$/)
        await expect(page.getByText(`Line ${65 - pages * 20} of the log.`)).toBeVisible()
      }
      await expect(more).toHaveCount(0)
    }
    read.push(...(await texts(page)))

    expect(read).toEqual(bodies.toReversed())
  },
)

test('what comes meanwhile, or goes, moves nothing below', async ({
  visit,
  world,
  ben,
  javaScriptEnabled,
}) => {
  const ids = await world.posts(ben, ...bodies)
  const page = await visit(null, `/@${ben.handle}`)
  await world.posts(ben, 'Just in.')
  // The last one of the first page, where the next begins, and one that is still to come, however far was loaded.
  const gone = javaScriptEnabled ? 3 : 31
  await world.deletePost(ben, ids[45] ?? 0)
  await world.deletePost(ben, ids[gone - 1] ?? 0)
  if (javaScriptEnabled)
    await expect(async () => {
      await articles(page).last().scrollIntoViewIfNeeded()
      expect(await texts(page)).toContain('Line 1 of the log.')
    }).toPass()
  else await page.getByRole('link', { name: 'Load more' }).click()

  await expect(page.getByText('Line 45 of the log.')).toBeVisible()
  const seen = await texts(page)
  expect(seen).not.toContain(`Line ${gone} of the log.`)
  expect(new Set(seen).size).toBe(seen.length)
})

test('loading ahead does not move what is being read', async ({ visit, world, ben, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without JavaScript the next page is a page')
  await world.posts(ben, ...bodies)
  const page = await visit(null, `/@${ben.handle}`)
  const line = page.getByText('Line 52 of the log.')
  await line.scrollIntoViewIfNeeded()
  const before = await line.boundingBox()
  await expect.poll(() => articles(page).count()).toBeGreaterThan(20)

  expect((await line.boundingBox())?.y).toBe(before?.y)
})

test('back from a post leads to where it was read', async ({
  visit,
  world,
  ben,
  place,
  javaScriptEnabled,
}) => {
  await world.posts(ben, ...bodies)
  const page = await visit(null, `/@${ben.handle}`)
  const line = javaScriptEnabled ? 'Line 25 of the log.' : 'Line 50 of the log.'
  await expect(async () => {
    if (javaScriptEnabled) await articles(page).last().scrollIntoViewIfNeeded()
    expect(await texts(page)).toContain(line)
  }).toPass()
  await page.getByText(line).scrollIntoViewIfNeeded()
  await articles(page).filter({ hasText: line }).locator('time').click()
  await expect(page).toHaveURL(/\/@ben_\w+\/\d+$/)
  await page.goBack()

  await expect(page).toHaveURL(`${place.origin}/@${ben.handle}`)
  await expect(page.getByText(line)).toBeInViewport()
})

test('lists of people go on too', async ({ visit, world, ben, javaScriptEnabled }) => {
  const followers = await Promise.all(Array.from({ length: 45 }, () => world.person('fan')))
  for (const follower of followers) await world.follow(follower, ben)
  const page = await visit(null, `/@${ben.handle}/followers`)
  const people = page.getByRole('main').getByRole('listitem')
  if (!javaScriptEnabled) {
    await expect(people).toHaveCount(40)
    await page.getByRole('link', { name: 'Load more' }).click()
    await expect(people).toHaveCount(5)
    return
  }

  await expect(async () => {
    await people.last().scrollIntoViewIfNeeded()
    expect(await people.count()).toBe(45)
  }).toPass()
})

test('a stranger reads, and is invited', main, async ({ visit, world, ben }) => {
  await world.posts(ben, 'For everyone to read.')
  const page = await visit(null, '/')

  await expect(page.getByRole('article').filter({ hasText: 'For everyone to read.' }).first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Welcome to Pipit' })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Sign up' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Create your account' })).toBeVisible()
})

test('what is not there says so calmly', async ({ visit }) => {
  const page = await visit(null, '/@nobody_of_that_name')

  await expect(page.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeVisible()
  await page.getByRole('link', { name: 'Go home' }).click()
  await expect(page.getByRole('heading', { name: 'Welcome to Pipit' })).toBeVisible()
})

test('a long text is cut short in a list and shown whole when wanted', async ({ visit, world, ben }) => {
  const [id] = await world.posts(ben, `${'A line of the log.\n'.repeat(29)}The last one.`, 'Short.')
  const page = await visit(null, `/@${ben.handle}`)
  const [short, long] = [articles(page).first(), articles(page).last()]
  const height = async () => (await long.locator('.body').boundingBox())?.height
  const cut = await height()

  await expect(short.getByText('Show more')).toHaveCount(0)
  await long.getByText('Show more').click()
  expect(await height()).toBeGreaterThan(2 * (cut ?? 0))
  await long.getByText('Show less').click()
  expect(await height()).toBe(cut)
  await page.goto(`/@${ben.handle}/${id}`)
  await expect(page.getByText('The last one.')).toBeVisible()
  await expect(page.getByText('Show more')).toBeHidden()
})

test('every paragraph begins on the side where its script does', async ({ visit, world, ben }) => {
  await world.posts(ben, `Good morning.\n@${ben.handle} בוקר טוב\n\nصباح الخير\nAnd שלום.`)
  const page = await visit(null, `/@${ben.handle}`)
  const body = articles(page).first().locator('.body')
  const gaps = await body.locator('span').evaluateAll((lines) =>
    lines.map((line) => {
      const { left, right } = line.getBoundingClientRect()
      const words = document.createRange()
      words.selectNodeContents(line)
      const rects = [...words.getClientRects()].filter(({ width }) => width > 0)
      return [
        Math.round(Math.min(...rects.map((rect) => rect.left)) - left),
        Math.round(right - Math.max(...rects.map((rect) => rect.right))),
      ]
    }),
  )
  const sides = gaps.map((gap) => ['left', 'right'][gap.indexOf(0)])

  expect(sides).toEqual(['left', 'right', undefined, 'right', 'left'])
  expect(await body.textContent()).toMatch(/^Good morning\.\n@\w+ בוקר טוב\n\nصباح الخير\nAnd שלום\.$/)
})
