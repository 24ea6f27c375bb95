import type { Page } from '@playwright/test'
import { expect, test } from '../test.ts'

const feed = (page: Page) => page.getByRole('feed').getByRole('article')
const button = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true })

/** Presses a button; once the server has answered, it is stored. */
async function press(page: Page, name: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await button(page, name).click()
  await answered
}

test('Ada opens a tag in a post, follows it, reads a stranger at home for it, and unfollows it', {
  tag: '@main',
}, async ({ visit, world, place, ada, ben, cy }) => {
  // A tag of nobody else's, in letters that addresses spell otherwise.
  const tag = `Vögel_${ben.handle.split('_')[1]}`
  await world.posts(ben, `The first are back. #${tag}`)
  await world.posts(cy, `Swifts at last! #${tag.toUpperCase()}`)
  await world.posts(cy, 'Of something else.')
  const page = await visit(ada, `/@${ben.handle}`)
  await page.getByRole('link', { name: `#${tag}` }).click()
  await expect(page.getByRole('heading', { level: 1, name: `#${tag}` })).toBeVisible()
  expect(page.url()).toBe(`${place.origin}/tags/${encodeURIComponent(tag.toLowerCase())}`)
  await expect(feed(page)).toContainText(['Swifts at last!', 'The first are back.'])

  await press(page, `Follow #${tag}`)
  await expect(button(page, `Following #${tag}, unfollow`)).toBeVisible()
  await page.goto('/')
  await expect(feed(page)).toContainText(['Swifts at last!', 'The first are back.'])
  await expect(feed(page).first()).toContainText(`You follow #${tag}`)
  await expect(feed(page)).toHaveCount(2)

  await page.goto('/settings')
  await page.getByRole('main').getByRole('link', { name: /^Tags/ }).last().click()
  await expect(page.getByRole('link', { name: `#${tag}` })).toBeVisible()
  await press(page, `Following #${tag}, unfollow`)
  await page.goto('/')
  await expect(page.getByText('Swifts at last!')).toHaveCount(0)
  await page.goto('/settings/tags')
  await expect(page.getByRole('heading', { name: 'No tags followed' })).toBeVisible()
})

test('a tag is at one address, in whatever script and however it is typed', async ({
  visit,
  world,
  place,
  ben,
}) => {
  const own = ben.handle.split('_')[1] ?? ''
  for (const [typed, name] of [
    [`ＴＥＡ${own}`, `tea${own}`],
    [`陶芸${own}`, `陶芸${own}`],
    [`طيور${own}`, `طيور${own}`],
    [`#बारिश${own}`, `बारिश${own}`],
    [`FJA\u0308RIL${own}`, `fjäril${own}`],
  ] as const) {
    await world.posts(ben, `Here it is: #${name}`)
    const page = await visit(null, `/tags/${encodeURIComponent(typed)}`)
    const address = `${place.origin}/tags/${encodeURIComponent(name)}`

    await expect(page.getByRole('heading', { level: 1, name: `#${name}` })).toBeVisible()
    expect(page.url()).toBe(address)
    await expect(feed(page)).toContainText(['Here it is'])
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute(
      'href',
      new RegExp(`/tags/${encodeURIComponent(name)}$`),
    )
    await page.close()
  }
})

test('a tag that nobody uses is an empty page, and what is no tag is none', async ({ visit, place, ada }) => {
  const page = await visit(ada, '/tags/nobody_writes_this')
  await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible()
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
  await page.getByRole('main').getByRole('link', { name: 'Write a post' }).click()
  await expect(page.getByRole('main').getByRole('textbox')).toHaveValue('#nobody_writes_this')

  for (const path of ['/tags/2026', `/tags/${'t'.repeat(101)}`, '/tags/tea?before=x'])
    expect((await fetch(place.origin + path)).status, path).toBe(404)
  const answer = await fetch(`${place.origin}/api/timelines/tags/2026`)
  expect(answer.status).toBe(404)
})
