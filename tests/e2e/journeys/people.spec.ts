import type { Page } from '@playwright/test'
import { expect, test } from '../test.ts'

const main = { tag: '@main' }

const rows = (page: Page) => page.getByRole('main').getByRole('listitem')
const button = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true })

/** What is shown at once is on its way until then. */
const stored = (page: Page) => expect(page.getByRole('main').locator('form[aria-busy=true]')).toHaveCount(0)

async function search(page: Page, query: string) {
  const field = page.getByRole('searchbox', { name: 'Search people by name or handle' })
  await field.fill(query)
  await field.press('Enter')
}

test('Ada finds Ben by his name, follows him there, and stays there', main, async ({ visit, ada, ben }) => {
  const page = await visit(ada, '/explore')
  await page.getByRole('main').getByRole('link', { name: 'People', exact: true }).click()
  await search(page, `OKÓRO ${ben.handle.slice(0, 9)}`)
  await expect(page).toHaveTitle(/^People called “OKÓRO ben_.*” · /)
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText(`@${ben.handle}`)
  await button(page, 'Follow Ben Okoro').click()
  await expect(button(page, 'Unfollow Ben Okoro')).toBeVisible()

  await expect(page).toHaveURL(/\/explore\/people\?q=/)
  await stored(page)
  await page.reload()
  await expect(button(page, 'Unfollow Ben Okoro')).toBeVisible()
  await expect(page.getByRole('searchbox')).toHaveValue(`OKÓRO ${ben.handle.slice(0, 9)}`)
})

test('a search that finds nobody says so, and is kept out of search engines', async ({ visit, ada }) => {
  const page = await visit(null, '/explore/people')
  await expect(page.locator('meta[name=robots]')).toHaveCount(0)
  await search(page, 'nobody "<b>at</b> all"')

  await expect(page.getByRole('heading', { name: 'Nobody called “nobody "<b>at</b> all"”' })).toBeVisible()
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex')
  await search(page, ada.handle)
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).getByRole('button')).toHaveCount(0)
})

test('more than a page of people goes on below', async ({ visit, world, ada, javaScriptEnabled }) => {
  const family = `Sisk${ada.handle.slice(-5)}`
  for (let n = 0; n < 23; n++) await world.person('sis', `N${n} ${family}`)
  const page = await visit(ada, `/explore/people?q=${family}`)
  if (!javaScriptEnabled) {
    await expect(rows(page)).toHaveCount(20)
    await page.getByRole('link', { name: 'Load more' }).click()
    await expect(rows(page)).toHaveCount(3)
  } else {
    await page.getByRole('listitem').last().scrollIntoViewIfNeeded()
    await expect(rows(page)).toHaveCount(23)
    const first = (await rows(page).first().textContent()) ?? ''
    const last = rows(page).last().getByRole('button')
    await last.click()
    await expect(last).toHaveText('Following')
    await expect(rows(page).first()).toHaveText(first)
  }
  await expect(page.getByRole('link', { name: 'Load more' })).toHaveCount(0)
})

test(
  'Ada is led to those whom Ben follows',
  main,
  async ({ visit, world, ada, ben, cy, javaScriptEnabled }) => {
    await world.follow(ada, ben)
    await world.follow(ben, cy)
    await world.posts(cy, 'Here I am.')
    const page = await visit(ada, '/explore/people')
    await expect(page.getByRole('heading', { name: 'Who to follow' })).toBeVisible()
    const row = page
      .getByRole('main')
      .locator('.person-row')
      .filter({ hasText: `@${cy.handle}` })
    await row.getByRole('button').click()

    // With JavaScript whoever was followed stays in sight, so that it can be taken back.
    await expect(row.getByText('Following')).toHaveCount(javaScriptEnabled ? 1 : 0)
    await stored(page)
    await page.reload()
    await expect(page.getByRole('main').getByText(`@${cy.handle}`)).toHaveCount(0)
  },
)
