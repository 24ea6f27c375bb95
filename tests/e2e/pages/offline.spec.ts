import { expect, test } from '../test.ts'

test.use({ serviceWorkers: 'allow' })

test('without a connection there is a calm page, and afterwards the way back', async ({
  browser,
  place,
  ada,
}) => {
  // Not watched: the browser itself complains of what it cannot reach.
  const context = await browser.newContext({ baseURL: place.origin, serviceWorkers: 'allow' })
  await context.addCookies([{ name: 'pipit-session', value: ada.cookie, url: place.origin }])
  const page = await context.newPage()
  await page.goto('/')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)

  await context.setOffline(true)
  await page.goto('/explore')
  await expect(page.getByRole('heading', { level: 1, name: 'You are offline' })).toBeVisible()
  expect(await page.locator('html').evaluate((html) => getComputedStyle(html).backgroundColor)).not.toBe(
    'rgba(0, 0, 0, 0)',
  )
  const kept = await page.evaluate(async () => {
    const names = await caches.keys()
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(kept.sort()).toEqual(['/calm/calm.css', '/calm/offline.html'])

  await context.setOffline(false)
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Explore' })).toBeVisible()
  await context.close()
})
