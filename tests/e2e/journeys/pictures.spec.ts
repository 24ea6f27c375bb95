import type { Locator, Page } from '@playwright/test'
import { halves, located } from '../../images.ts'
import { expect, test } from '../test.ts'

const main = { tag: '@main' }

/** Chooses a file in the form of a picture and sends it, as whoever has JavaScript or has none does. */
async function give(
  page: Page,
  kind: 'avatar' | 'banner',
  buffer: Buffer,
  name = 'picture.png',
): Promise<void> {
  const form = page.locator(`form#${kind}`)
  await form.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer })
  await form.getByRole('button', { name: /^(Save|Upload)$/ }).click()
}

/** Whether an image has come and how large it is shown. */
const shown = (image: Locator) =>
  image.evaluate((element: HTMLImageElement) => ({
    came: element.complete && element.naturalWidth > 0,
    width: element.clientWidth,
    height: element.clientHeight,
  }))

test(
  'Ada gives herself a picture and a banner, and everyone sees them',
  main,
  async ({ visit, world, ada }) => {
    await world.posts(ada, 'A face at last.')
    const page = await visit(ada, '/settings/profile')
    await give(page, 'avatar', await located(500, 400))
    await expect(page.getByText('Your picture is saved.')).toBeVisible()
    await give(page, 'banner', await halves(900, 400).png().toBuffer())
    await expect(page.getByText('Your banner is saved.')).toBeVisible()
    await expect(page.locator('.rail img.avatar')).toHaveCount(1)

    const strangers = await visit(null, `/@${ada.handle}`)
    const picture = strangers.locator('.head img.avatar')
    await expect.poll(() => shown(picture)).toEqual({ came: true, width: 80, height: 80 })
    await expect.poll(async () => (await shown(strangers.locator('.head img.banner'))).came).toBe(true)
    await expect
      .poll(() => shown(strangers.locator('article img.avatar')))
      .toEqual({ came: true, width: 40, height: 40 })
    await expect(picture).toHaveAttribute('loading', 'lazy')

    await page.getByRole('button', { name: 'Remove picture' }).click()
    await expect(page.getByText('Your picture is removed.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Remove picture' })).toHaveCount(0)
    await strangers.reload()
    await expect(strangers.locator('.head span.avatar')).toHaveText('AM')
    await expect(strangers.locator('.head img.banner')).toHaveCount(1)
  },
)

test('what is no picture is said to be none, and the one before stays', async ({
  visit,
  world,
  ada,
  javaScriptEnabled,
}) => {
  await world.picture(ada, 'avatar')
  const page = await visit(ada, '/settings/profile')
  const form = page.locator('form#avatar')
  const buffer = Buffer.from('not a picture')
  await form.locator('input[type=file]').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer })
  // With JavaScript the browser finds out by itself that it cannot show it.
  if (javaScriptEnabled === false) await form.getByRole('button', { name: 'Upload' }).click()

  await expect(page.getByText('That is not a JPEG, PNG, WebP or GIF.')).toBeVisible()
  await expect(page.locator('form#avatar img.avatar')).toHaveCount(1)
  await expect(page.getByText('Your picture is saved.')).toHaveCount(0)
})

test('without a file nothing is sent', async ({ visit, ada, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled !== false, 'with JavaScript there is nothing to send with')
  const page = await visit(ada, '/settings/profile')
  await page.locator('form#banner').getByRole('button', { name: 'Upload' }).click()

  await expect(page.locator('form#banner').getByText('Choose a picture first.')).toBeVisible()
  await expect(page.locator('form#avatar').getByText('Choose a picture first.')).toHaveCount(0)
})
