import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { expect, test } from '../test.ts'

const main = { tag: '@main' }
const post = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })
const words = (page: Page) => page.getByRole('textbox', { name: 'What is on your mind?' })
const button = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true })
/** A switch among the tools, which is a checkbox nobody sees. */
const turnOn = (page: Page, name: string) => page.getByRole('main').getByTitle(name, { exact: true }).click()

async function picture(background: string) {
  const buffer = await sharp({ create: { width: 1200, height: 800, channels: 3, background } })
    .png()
    .toBuffer()
  return { name: `${background}.png`, mimeType: 'image/png', buffer }
}

/** Adds a picture as a person does: in the composer, or without scripts on the page of the draft. */
async function addPicture(page: Page, background: string, isScripted: boolean) {
  if (isScripted) {
    const pictures = page.locator('main .described')
    const before = await pictures.count()
    await page.locator('main input[type=file]').setInputFiles(await picture(background))
    await expect(pictures).toHaveCount(before + 1)
    return
  }
  await button(page, 'Add pictures').click()
  await page.getByLabel('Choose a picture').setInputFiles(await picture(background))
  await button(page, 'Add it').click()
  await expect(page.locator('main .described')).toHaveCount(1)
  await page.getByRole('link', { name: 'Back to the post' }).click()
}

test(
  'a post with a picture, described, behind a warning',
  main,
  async ({ visit, ada, ben, javaScriptEnabled }) => {
    const hers = await visit(ada, '/compose')
    await words(hers).fill('The tide turns and the harbour fills with boats.')
    await addPicture(hers, '#336699', javaScriptEnabled !== false)
    await expect(words(hers)).toHaveValue('The tide turns and the harbour fills with boats.')
    await hers.getByRole('textbox', { name: /What it shows/ }).fill('A blue square')
    await turnOn(hers, 'Content warning')
    await hers.getByRole('textbox', { name: 'What to warn of' }).fill('Heights')
    await button(hers, 'Post').click()
    await expect(post(hers, 'Heights')).toBeVisible()

    const his = await visit(ben, `/@${ada.handle}`)
    const image = his.getByRole('img', { name: 'A blue square' })
    await expect(image).toBeHidden()
    await his.getByText('Heights').click()
    await expect(image).toBeVisible()
    await expect(post(his, 'Heights')).toContainText('The tide turns')
    await expect(post(his, 'Heights').locator('.body')).toHaveAttribute('lang', 'en')
    const address = await image.getAttribute('src')
    expect((await his.request.get(address ?? '')).headers()['cache-control']).toBe('private, no-cache')
    await his.getByText('ALT', { exact: true }).click()
    await expect(his.getByText('A blue square')).toBeVisible()

    await his.getByRole('link', { name: 'Media', exact: true }).click()
    await expect(his).toHaveURL(/\/media$/)
    await expect(post(his, 'Heights')).toBeVisible()
  },
)

test('pictures are shown large, by keys, and focus comes back', async ({ visit, ada, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, 'without scripts the picture itself opens')
  const page = await visit(ada, '/compose')
  for (const background of ['#336699', '#993366']) await addPicture(page, background, true)
  await button(page, 'Post').click()
  const first = page.getByRole('article').first().locator('a.picture').first()
  await first.focus()
  await page.keyboard.press('Enter')
  const viewer = page.getByRole('dialog', { name: 'Pictures' })
  await expect(viewer).toContainText('1 of 2')
  await page.keyboard.press('ArrowRight')
  await expect(viewer).toContainText('2 of 2')
  await page.keyboard.press('Escape')
  await expect(viewer).toBeHidden()
  await expect(first).toBeFocused()
})

test('pictures are dropped, pasted, put in order, and called back on their way', async ({
  visit,
  ada,
  javaScriptEnabled,
}) => {
  const page = await visit(ada, '/compose')
  const pictures = page.locator('main .described')
  const order = () =>
    pictures
      .getByRole('textbox')
      .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))
  if (javaScriptEnabled === false) {
    await button(page, 'Add pictures').click()
    for (const [at, background] of ['#336699', '#993366'].entries()) {
      await page.getByLabel('Choose a picture').setInputFiles(await picture(background))
      await button(page, 'Add it').click()
      await expect(pictures).toHaveCount(at + 1)
    }
    const sources = () =>
      pictures.locator('img').evaluateAll((all) => all.map((one) => one.getAttribute('src')))
    const before = await sources()
    await button(page, 'Move this picture forward').click()
    expect(await sources()).toEqual(before.reverse())
    return
  }
  for (const [at, kind] of ['drop', 'paste'].entries()) {
    const { name, mimeType, buffer } = await picture(at === 0 ? '#336699' : '#993366')
    const given = { kind, name, mimeType, base64: buffer.toString('base64') }
    await words(page).evaluate((box, { kind, name, mimeType, base64 }) => {
      const carried = new DataTransfer()
      const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))
      carried.items.add(new File([bytes], name, { type: mimeType }))
      const how = { bubbles: true, cancelable: true, dataTransfer: carried, clipboardData: carried }
      box.dispatchEvent(kind === 'drop' ? new DragEvent(kind, how) : new ClipboardEvent(kind, how))
    }, given)
    await expect(pictures).toHaveCount(at + 1)
    await pictures.nth(at).getByRole('textbox').fill(kind)
  }
  await button(page, 'Move this picture forward').click()
  expect(await order()).toEqual(['paste', 'drop'])

  await page.route('**/api/uploads/pictures', () => undefined)
  await page.locator('main input[type=file]').setInputFiles(await picture('#669933'))
  await expect(page.getByRole('progressbar')).toBeVisible()
  await button(page, 'Cancel').click()
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  await button(page, 'Post').click()
  const shown = page.getByRole('article').first().getByRole('img')
  await expect(shown).toHaveCount(2)
  expect(await shown.evaluateAll((all) => all.map((one) => one.getAttribute('alt')))).toEqual([
    'paste',
    'drop',
  ])
})

test('Ada asks, Ben votes once and sees how it stands', main, async ({ visit, ada, ben }) => {
  const hers = await visit(ada, '/compose')
  await words(hers).fill('Which bread?')
  await turnOn(hers, 'Poll')
  await hers.getByRole('textbox', { name: 'Answer 1' }).fill('Rye')
  await button(hers, 'Post').click()
  await expect(hers.getByText('A poll needs at least two different answers.')).toBeVisible()
  await expect(words(hers)).toHaveValue('Which bread?')
  await hers.getByRole('textbox', { name: 'Answer 2' }).fill('Oats')
  await button(hers, 'Post').click()
  await expect(post(hers, 'Which bread?')).toContainText('0 people voted')

  const his = await visit(ben, `/@${ada.handle}`)
  await post(his, 'Which bread?').getByText('Oats').click()
  await button(his, 'Vote').click()
  await expect(post(his, 'Which bread?')).toContainText('Oats ✓ your choice100 %')
  await expect(post(his, 'Which bread?')).toContainText('1 person voted')
  await expect(button(his, 'Vote')).toHaveCount(0)
  await hers.goto(`/@${ada.handle}`)
  await expect(post(hers, 'Which bread?')).toContainText('Oats100 %')
})
