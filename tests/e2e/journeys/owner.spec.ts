import { formOn } from '../forms.ts'
import { startPipit } from '../pipit.ts'
import { expect, go, test } from '../test.ts'
import { watch } from '../watch.ts'

test('a new place is opened by its owner with the link from the console, once', async ({
  browser,
  faults,
  javaScriptEnabled,
}) => {
  test.slow()
  const place = await startPipit()
  const context = await browser.newContext({ baseURL: place.origin })
  watch(context, place.origin, faults)
  const page = await context.newPage()
  await page.goto('/sign-up')
  await expect(page.getByRole('heading', { name: 'Not open yet' })).toBeVisible()
  await expect(formOn(place, null, '/sign-up', 'handle')).rejects.toThrow()

  const link = /http:\/\/localhost:\d+\/set-up\/[\w-]+/.exec(place.said())?.[0] ?? ''
  await go(page, link, javaScriptEnabled)
  await page.getByLabel('Handle').fill('ada')
  await page.getByLabel('E-mail').fill('ada@example.org')
  await page.getByLabel('Password').fill('wren sings before rain')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()

  await context.clearCookies()
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  await page.goto('/sign-up')
  await expect(page.getByRole('heading', { name: 'Create your account' })).toBeVisible()
  await context.close()
  await place.stop()
})
