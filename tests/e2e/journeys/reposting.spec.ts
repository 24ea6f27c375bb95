import type { Page } from '@playwright/test'
import { keysHeard } from '../keys.ts'
import { expect, test } from '../test.ts'

const main = { tag: '@main' }

const row = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test(
  'what Ada reposts stands in her stream and at home of those who follow her, until she takes it back',
  main,
  async ({ visit, world, place, ada, ben, cy, javaScriptEnabled }) => {
    const [id] = await world.posts(ben, 'Boats at dawn.', 'Boats at dusk.')
    await world.follow(cy, ada)
    const page = await visit(ada, `/@${ben.handle}`)
    const answered = javaScriptEnabled
      ? page.waitForResponse((one) => one.request().method() === 'POST')
      : null
    await row(page, 'dawn').getByRole('button', { name: 'Repost' }).click()
    await expect(row(page, 'dawn').getByRole('button', { name: 'Repost, 1' })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await answered

    const cys = await visit(cy, '/')
    await expect(cys.getByRole('article')).toHaveCount(1)
    await expect(row(cys, 'Boats at dawn.')).toContainText('Ada Marsh reposted')
    await cys.getByRole('link', { name: 'Ada Marsh reposted' }).click()
    await expect(cys).toHaveURL(`${place.origin}/@${ada.handle}`)
    await expect(row(cys, 'Boats at dawn.')).toContainText('Ada Marsh reposted')

    await cys.goto(`/@${ben.handle}/${id}`)
    await cys.getByRole('link', { name: '1 repost', exact: true }).click()
    await expect(cys.getByRole('main').getByRole('listitem')).toContainText([`@${ada.handle}`])

    await page.goto(`/@${ben.handle}/${id}`)
    await button(page, 'Repost, 1').click()
    await expect(button(page, 'Repost')).toHaveAttribute('aria-pressed', 'false')
    await expect
      .poll(async () => {
        await cys.goto('/')
        return cys.getByRole('article').count()
      })
      .toBe(0)
  },
)

test('what is not for everyone cannot be reposted, and the button says why', async ({
  visit,
  world,
  ada,
  ben,
  javaScriptEnabled,
}) => {
  await world.follow(ada, ben)
  await world.quietPost(ben, 'Boats at noon.')
  const [id = 0] = await world.posts(ben, 'Boats at dawn.')
  const page = await visit(ada, `/@${ben.handle}`)

  await expect(row(page, 'noon').getByRole('button', { name: /^Cannot be reposted/ })).toBeDisabled()

  await world.deletePost(ben, id)
  if (javaScriptEnabled) await keysHeard(page)
  await page.getByRole('article').filter({ hasText: 'dawn' }).focus()
  if (javaScriptEnabled) await page.keyboard.press('t')
  else await row(page, 'dawn').getByRole('button', { name: 'Repost' }).click()

  await expect(page.getByText('That post cannot be reposted').filter({ visible: true })).toHaveCount(1)
  await expect(button(page, 'Repost, 1')).toHaveCount(0)
})
