import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { halves } from '../../images.ts'
import { ask } from '../forms.ts'
import type { Pipit } from '../pipit.ts'
import { expect, test } from '../test.ts'
import { picturesOn } from '../upload.ts'
import type { Person } from '../world.ts'

/* Choosing what will be seen of a picture, with JavaScript. */

async function choose(page: Page, kind: 'avatar' | 'banner', width = 600, height = 200): Promise<void> {
  const buffer = await halves(width, height).png().toBuffer()
  await page
    .locator(`form#${kind} input[type=file]`)
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer })
  await expect(page.getByRole('group', { name: 'Part that will be seen' })).toBeVisible()
}

async function save(page: Page): Promise<void> {
  await page.locator('form#avatar, form#banner').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(/^Your (picture|banner) is saved\.$/)).toBeVisible()
}

/** How red the left and the right edge of somebody's largest picture are, 0 to 255. */
async function edges(place: Pipit, person: Person, width: number): Promise<number[]> {
  const [first = ''] = await picturesOn(place, null, `/@${person.handle}`)
  const answer = await ask(place, null, first.replace(/\d+\.webp/, `${width}.webp`))
  const { data, info } = await sharp(await answer.arrayBuffer())
    .raw()
    .toBuffer({ resolveWithObject: true })
  const middle = Math.floor(info.height / 2) * info.width
  return [5, info.width - 5].map((x) => data[(middle + x) * info.channels] ?? 0)
}

test('the frame is dragged to the part that shall be seen', async ({ visit, place, ada }) => {
  const page = await visit(ada, '/settings/profile')
  await choose(page, 'avatar')
  const frame = page.locator('.crop')
  const box = await frame.boundingBox()
  const [x, y] = [(box?.x ?? 0) + 140, (box?.y ?? 0) + 140]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 300, y, { steps: 5 })
  await page.mouse.up()
  await save(page)

  const [left = 0, right = 0] = await edges(place, ada, 400)
  expect(left).toBeLessThan(60)
  expect(right).toBeLessThan(60)
})

test('the same by keyboard alone', async ({ visit, place, ada }) => {
  const page = await visit(ada, '/settings/profile')
  await choose(page, 'banner', 900, 300)
  await page.getByRole('slider', { name: 'Zoom' }).focus()
  for (let i = 0; i < 25; i++) await page.keyboard.press('ArrowRight')
  await page.getByRole('slider', { name: 'Left or right' }).focus()
  for (let i = 0; i < 40; i++) await page.keyboard.press('ArrowLeft')
  await save(page)

  const [left = 0, right = 0] = await edges(place, ada, 1200)
  expect(left).toBeGreaterThan(150)
  expect(right).toBeGreaterThan(150)
})

test('what is seen in the frame is what is kept', async ({ visit, place, ada }) => {
  const page = await visit(ada, '/settings/profile')
  await choose(page, 'avatar')
  await page.locator('.crop').hover()
  await page.mouse.wheel(0, -400)
  await expect(page.getByRole('slider', { name: 'Zoom' })).not.toHaveValue('1')
  const shot = await page.locator('.crop').screenshot()
  const { data, info } = await sharp(shot).raw().toBuffer({ resolveWithObject: true })
  const middle = Math.floor(info.height / 2) * info.width
  const seen = [20, info.width - 20].map((at) => (data[(middle + at) * info.channels] ?? 0) > 128)
  await save(page)

  expect((await edges(place, ada, 400)).map((red) => red > 128)).toEqual(seen)
})

for (const how of ['drop', 'paste'])
  test(`a picture comes by ${how}`, async ({ visit, place, ada }) => {
    const page = await visit(ada, '/settings/profile')
    const bytes = [...(await halves(300, 300).png().toBuffer())]
    await page.locator('form#banner').hover()
    await page.evaluate(
      ([given, event]) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([new Uint8Array(given)], 'a.png', { type: 'image/png' }))
        const settings = { bubbles: true, cancelable: true }
        if (event === 'paste')
          document.body.dispatchEvent(new ClipboardEvent('paste', { ...settings, clipboardData: transfer }))
        else
          document
            .querySelector('form#banner h2')
            ?.dispatchEvent(new DragEvent('drop', { ...settings, dataTransfer: transfer }))
      },
      [bytes, how] as const,
    )
    await expect(page.locator('form#banner .crop')).toBeVisible()
    await expect(page.locator('form#avatar .crop')).toHaveCount(0)
    await save(page)

    expect((await picturesOn(place, null, `/@${ada.handle}`)).some((one) => one.endsWith('/1200.webp'))).toBe(
      true,
    )
  })

test('a photograph larger than is taken is made smaller before it is sent', async ({ visit, place, ada }) => {
  const page = await visit(ada, '/settings/profile')
  const noise = { type: 'gaussian', mean: 128, sigma: 50 } as const
  const buffer = await sharp({
    create: { width: 2600, height: 2600, channels: 3, background: 'grey', noise },
  })
    .jpeg({ quality: 60 })
    .toBuffer()
  expect(buffer.length).toBeGreaterThan(2 * 1024 * 1024)
  await page
    .locator('form#avatar input[type=file]')
    .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer })
  await expect(page.locator('form#avatar .crop img')).toHaveJSProperty('complete', true)
  await save(page)

  expect(await picturesOn(place, null, `/@${ada.handle}`)).not.toEqual([])
})

test('whoever changes their mind sends nothing', async ({ visit, place, ada }) => {
  const page = await visit(ada, '/settings/profile')
  await choose(page, 'avatar')
  await page.getByRole('button', { name: 'Cancel' }).click()

  await expect(page.locator('.crop')).toHaveCount(0)
  expect(await picturesOn(place, null, `/@${ada.handle}`)).toEqual([])
})

test('a lost connection is told, and the picture is still chosen', async ({ visit, faults, ada }) => {
  const page = await visit(ada, '/settings/profile')
  await choose(page, 'avatar')
  await page.context().setOffline(true)
  await page.locator('form#avatar').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The server cannot be reached.')).toBeVisible()
  await page.context().setOffline(false)
  await save(page)

  // The browser says that it was offline.
  faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED')))
})

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing while a picture is chosen, ${theme}`, async ({ visit, ada }) => {
    const page = await visit(ada, '/settings/profile', { theme })
    await choose(page, 'banner')
    const { violations } = await new AxeBuilder({ page }).analyze()

    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)).toEqual([])
  })
