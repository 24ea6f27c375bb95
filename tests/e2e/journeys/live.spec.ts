import type { BrowserContext, Page } from '@playwright/test'
import { expect, go, test } from '../test.ts'

const main = { tag: '@main' }

test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'a page without scripts is what it was')

/** Every stream of events that a browser asks for from now on. */
function streamsOf(context: BrowserContext): string[] {
  const asked: string[] = []
  context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/events') asked.push(request.url())
  })
  return asked
}

/** Opens another tab of the same browser. */
async function tab(page: Page, path: string): Promise<Page> {
  const other = await page.context().newPage()
  await go(other, path)
  return other
}

/** Waits until a page hears, by its own word. */
const hears = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((done) =>
        addEventListener('pipit-live', (event) => (event as CustomEvent).detail.isOpen && done()),
      ),
  )

async function publish(page: Page, text: string) {
  await page.getByRole('textbox', { name: 'What is on your mind?' }).fill(text)
  await page.getByRole('main').getByRole('button', { name: 'Post', exact: true }).click()
  await expect(page.getByRole('article').first()).toContainText(text)
}

test(
  'what Ben posts waits above Ada’s page at once, and what he likes she is told',
  main,
  async ({ visit, world, ada, ben }) => {
    await world.follow(ada, ben)
    await world.posts(ada, 'Boats at dawn.')
    await world.posts(ben, ...Array.from({ length: 8 }, (_, at) => `Line ${at} of the log.`))
    const hers = await visit(ada, '/')
    await hears(hers)
    const line = hers.getByText('Line 2 of the log.')
    await line.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    const before = await line.boundingBox()

    const his = await visit(ben, '/')
    await publish(his, 'The tide turns.')
    await expect(hers.getByRole('button', { name: '1 new post' })).toBeVisible()
    await publish(his, 'And again.')
    await expect(hers.getByRole('button', { name: '2 new posts' })).toBeVisible()
    expect((await line.boundingBox())?.y).toBe(before?.y)

    await his.goto(`/@${ada.handle}`)
    await his.getByRole('button', { name: 'Like', exact: true }).click()
    await expect(hers.getByRole('link', { name: 'Notifications, 1 unread' }).first()).toBeVisible()
    await expect(hers).toHaveTitle(/^\(1\) /)

    await hers.getByRole('button', { name: '2 new posts' }).click()
    await expect(hers.getByRole('article').first()).toContainText('And again.')
  },
)

test('all tabs of a browser hear by one stream, whichever of them closes', async ({
  visit,
  world,
  ada,
  ben,
}) => {
  await world.follow(ada, ben)
  await world.posts(ben, 'Boats at dawn.')
  const first = await visit(ada, '/')
  const asked = streamsOf(first.context())
  await hears(first)
  const second = await tab(first, '/')
  await hears(second)
  const his = await visit(ben, '/')
  await publish(his, 'The tide turns.')
  for (const page of [first, second])
    await expect(page.getByRole('button', { name: '1 new post' })).toBeVisible()
  expect(asked).toHaveLength(1)

  const heard = hears(second)
  await first.close()
  await heard
  await publish(his, 'And again.')
  await expect(second.getByRole('button', { name: '2 new posts' })).toBeVisible()
  expect(asked).toHaveLength(2)
  expect(asked[1]).toContain('after=')

  // What she reads in one tab is read in the other.
  await his.goto(`/@${ada.handle}`)
  await his
    .getByRole('main')
    .getByRole('button', { name: `Follow ${ada.name}` })
    .click()
  await expect(second).toHaveTitle(/^\(1\) /)
  const third = await tab(second, '/notifications')
  await expect(second).not.toHaveTitle(/^\(/)
  await third.close()
})

test('news among notifications wait above them', async ({ visit, world, ada, ben, cy }) => {
  await world.follow(ben, ada)
  const hers = await visit(ada, '/notifications')
  await hears(hers)
  const his = await visit(cy, `/@${ada.handle}`)
  await his
    .getByRole('main')
    .getByRole('button', { name: `Follow ${ada.name}` })
    .click()

  await hers.getByRole('button', { name: '1 new notification' }).click()
  await expect(hers.getByRole('main')).toContainText(cy.name)
  await expect(hers.getByRole('button', { name: '1 new notification' })).toHaveCount(0)
  await expect(hers).not.toHaveTitle(/^\(/)
})
