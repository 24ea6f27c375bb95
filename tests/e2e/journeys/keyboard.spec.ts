import { keysHeard } from '../keys.ts'
import { expect, test } from '../test.ts'

test.beforeEach(({ javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'keys are what scripts listen to')
})

test('j and k go from post to post, o opens one', async ({ visit, world, ben, place }) => {
  const ids = await world.posts(ben, 'First.', 'Second.', 'Third.')
  const page = await visit(null, `/@${ben.handle}`)
  await keysHeard(page)
  const article = (n: number) => page.getByRole('article').nth(n)
  await page.keyboard.press('j')
  await expect(article(0)).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(article(2)).toBeFocused()
  await page.keyboard.press('k')
  await expect(article(1)).toBeFocused()
  await page.keyboard.press('o')

  await expect(page).toHaveURL(`${place.origin}/@${ben.handle}/${ids[1]}`)
})

test('who opens a post by key goes on from its row after coming back', async ({
  visit,
  world,
  ben,
  place,
}) => {
  await world.posts(ben, ...Array.from({ length: 12 }, (_, i) => `Line ${i + 1}.\n\nAnd more of it.`))
  const page = await visit(null, `/@${ben.handle}`)
  await keysHeard(page)
  const row = page.getByRole('article').nth(7)
  for (let i = 0; i < 8; i++) await page.keyboard.press('j')
  await expect(row).toBeFocused()
  const height = (await row.boundingBox())?.y
  await page.keyboard.press('o')
  await expect(page.getByRole('heading', { level: 1, name: 'Post' })).toBeVisible()
  await page.goBack()

  await expect(row).toBeFocused()
  await expect(page).toHaveURL(`${place.origin}/@${ben.handle}`)
  await expect.poll(async () => (await row.boundingBox())?.y).toBe(height)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Post' })).toBeVisible()
  await page.reload()
  await page.goBack()
  await expect(row).toBeFocused()
})

test('a dot leads to the newest post', async ({ visit, world, ben }) => {
  await world.posts(ben, ...Array.from({ length: 30 }, (_, i) => `Line ${i + 1}.`))
  const page = await visit(null, `/@${ben.handle}`)
  await keysHeard(page)
  for (let i = 0; i < 12; i++) await page.keyboard.press('j')
  await page.keyboard.press('.')

  await expect(page.getByRole('article').first()).toBeFocused()
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport()
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0)
})

test('n writes from anywhere, g and a letter go places', async ({ visit, ada, place }) => {
  const page = await visit(ada, '/explore')
  await keysHeard(page)
  await page.keyboard.press('n')
  await expect(page.getByRole('dialog', { name: 'New post' }).getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  for (const [key, path] of [
    ['h', '/'],
    ['e', '/explore'],
    ['n', '/notifications'],
    ['p', `/@${ada.handle}`],
    ['s', '/settings'],
  ] as const) {
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await expect(page).toHaveURL(place.origin + path)
  }
})

test('while somebody types, letters are letters', async ({ visit, world, ada }) => {
  await world.posts(ada, 'Here.')
  const page = await visit(ada, '/')
  await keysHeard(page)
  const words = page.getByRole('textbox', { name: 'What is on your mind?' })
  await words.click()
  await page.keyboard.type('jk?n.go')

  await expect(words).toHaveValue('jk?n.go')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await words.fill('')
})

test('single keys can be switched off', async ({ visit, ada }) => {
  const page = await visit(ada, '/settings/keyboard')
  await keysHeard(page)
  await page.getByRole('checkbox', { name: 'Use single keys' }).uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.reload()
  await page.getByRole('link', { name: 'Explore' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Explore' })).toBeVisible()
  await page.keyboard.press('?')
  await page.keyboard.press('n')

  await expect(page.getByRole('dialog')).toHaveCount(0)
})
