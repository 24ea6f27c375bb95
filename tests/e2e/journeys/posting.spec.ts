import type { Page } from '@playwright/test'
import { postsOf } from '../forms.ts'
import { expect, go, lines, test } from '../test.ts'

const main = { tag: '@main' }

const words = (page: Page) => page.getByRole('textbox', { name: 'What is on your mind?' })
const send = (page: Page) => page.getByRole('button', { name: 'Post', exact: true })
const post = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })

/** What leads to the question whether a post shall go: a menu, or without JavaScript a link. */
async function askToDelete(page: Page, text: string, javaScriptEnabled: boolean) {
  const row = post(page, text)
  if (!javaScriptEnabled) return row.getByRole('link', { name: 'Delete post' }).click()
  await row.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Delete post' }).click()
}

test(
  'Ada posts, and it stands first at home, on her profile and for everyone',
  main,
  async ({ visit, ada, place }) => {
    const page = await visit(ada, '/')
    await words(page).fill('The kettle is on.')
    await send(page).click()

    await expect(page.getByRole('article').first()).toContainText('The kettle is on.')
    await expect(words(page)).toHaveValue('')
    expect(page.url()).toBe(`${place.origin}/`)
    for (const path of [`/@${ada.handle}`, '/explore']) {
      await page.goto(path)
      await expect(post(page, 'The kettle is on.').filter({ hasText: `@${ada.handle}` })).toBeVisible()
    }
  },
)

test('line breaks stay, links and mentions lead somewhere, markup is text', async ({ visit, ada, ben }) => {
  const text = `First line\nsecond, with https://example.org/a?b=1&c=2#d and @${ben.handle} and #tea\n\n<b>bold</b> javascript:alert(1)`
  const page = await visit(ada, '/')
  await words(page).fill(text)
  await send(page).click()

  const article = page.getByRole('article').first()
  await expect(article).toContainText('First line')
  expect(await lines(article)).toContain(`First line\nsecond, with`)
  expect(await lines(article)).toContain('#tea\n\n<b>bold</b> javascript:alert(1)')
  const link = article.getByRole('link', { name: 'example.org/a' })
  await expect(link).toHaveAttribute('href', 'https://example.org/a?b=1&c=2#d')
  await expect(link).toHaveAttribute('rel', 'nofollow ugc noopener noreferrer')
  await expect(article.getByRole('link', { name: `@${ben.handle}` })).toHaveAttribute(
    'href',
    `/@${ben.handle}`,
  )
  await expect(article.locator('a[href^="javascript"]')).toHaveCount(0)
})

test('a post that is too long is refused, and the words stay', async ({
  visit,
  ada,
  place,
  javaScriptEnabled,
}) => {
  const page = await visit(ada, '/')
  await words(page).fill(`${'a'.repeat(500)}b`)
  if (javaScriptEnabled) {
    await expect(send(page)).toBeDisabled()
    await expect(page.getByText('One character too many.')).toBeVisible()
    await expect(page.getByRole('img', { name: '1 characters too many' })).toBeVisible()
  } else {
    await send(page).click()
    await expect(page.getByText('At most 500 characters, please.')).toBeVisible()
  }
  await expect(words(page)).toHaveValue(`${'a'.repeat(500)}b`)
  expect(await postsOf(place, ada)).toEqual([])

  await words(page).fill('a'.repeat(500))
  await send(page).click()
  await expect(page.getByRole('article').first()).toContainText('a'.repeat(500))
})

test('a post of nothing but space is refused', async ({ visit, ada, place, javaScriptEnabled }) => {
  const page = await visit(ada, '/')
  await words(page).fill(' \n\u200b ')
  if (javaScriptEnabled) await words(page).press('Control+Enter')
  if (await send(page).isEnabled()) await send(page).click()

  if (!javaScriptEnabled) await expect(page.getByText('This is needed.')).toBeVisible()
  expect(await postsOf(place, ada)).toEqual([])
})

test('sending twice makes one post', main, async ({ visit, ada, place }) => {
  const page = await visit(ada, '/')
  await words(page).fill('Once is enough.')
  await send(page).dblclick()

  await expect(post(page, 'Once is enough.')).toHaveCount(1)
  await page.reload()
  await expect(post(page, 'Once is enough.')).toHaveCount(1)
  expect(await postsOf(place, ada)).toEqual(['Once is enough.'])
})

test('two different posts after each other are two', async ({ visit, ada, place }) => {
  const page = await visit(ada, '/')
  for (const text of ['The first.', 'The second.', 'The second.']) {
    await words(page).fill(text)
    await send(page).click()
    await expect(words(page)).toHaveValue('')
    await expect(page.getByRole('article').first()).toContainText(text)
  }

  await expect.poll(() => postsOf(place, ada)).toEqual(['The second.', 'The second.', 'The first.'])
})

test('Ada deletes a post of hers', main, async ({ visit, world, ada, place, javaScriptEnabled }) => {
  await world.posts(ada, 'This one stays.', 'This one goes.')
  const page = await visit(ada, `/@${ada.handle}`)
  await askToDelete(page, 'This one goes.', javaScriptEnabled)
  if (javaScriptEnabled) {
    await expect(page.getByRole('dialog', { name: 'Delete this post?' })).toBeVisible()
    expect(page.url()).toBe(`${place.origin}/@${ada.handle}`)
  }
  await page.getByRole('button', { name: 'Delete', exact: true }).click()

  await expect(post(page, 'This one goes.')).toHaveCount(0)
  await expect(post(page, 'This one stays.')).toBeVisible()
  await expect(page.getByRole('status').getByText('Post deleted.')).toBeVisible()
  expect(new URL(page.url()).pathname).toBe(`/@${ada.handle}`)
  expect(await postsOf(place, ada)).toEqual(['This one stays.'])
  await page.reload()
  await expect(page.getByRole('link', { name: '1 post', exact: true })).toBeVisible()
})

test('Ada thinks again and keeps her post', async ({ visit, world, ada, place, javaScriptEnabled }) => {
  await world.posts(ada, 'Not so fast.')
  const page = await visit(ada, `/@${ada.handle}`)
  await askToDelete(page, 'Not so fast.', javaScriptEnabled)
  if (javaScriptEnabled) {
    await page.getByRole('button', { name: 'Keep it' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(post(page, 'Not so fast.').getByRole('button', { name: 'More' })).toBeFocused()
  } else await page.getByRole('link', { name: 'Keep it' }).click()

  await expect(page.getByText('Not so fast.')).toBeVisible()
  expect(await postsOf(place, ada)).toEqual(['Not so fast.'])
})

test('Ada deletes a post on its own page and is back on her profile', async ({
  visit,
  world,
  ada,
  place,
}) => {
  const [id] = await world.posts(ada, 'Gone tomorrow.')
  const page = await visit(ada, `/@${ada.handle}/${id}`)
  await page.getByRole('link', { name: 'Delete post' }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()

  await expect(page).toHaveURL(`${place.origin}/@${ada.handle}?deleted=${id}`)
  await expect(page.getByRole('heading', { name: 'No posts yet' })).toBeVisible()
})

test('a deleted post can be taken back for a while', async ({
  visit,
  world,
  ada,
  place,
  javaScriptEnabled,
}) => {
  await world.posts(ada, 'The older.', 'The one between.', 'The newer.')
  const page = await visit(ada, `/@${ada.handle}`)
  await askToDelete(page, 'The one between.', javaScriptEnabled)
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(post(page, 'The one between.')).toHaveCount(0)

  await page.getByRole('button', { name: 'Undo' }).click()

  await expect(page.getByRole('article').nth(1)).toContainText('The one between.')
  expect(await postsOf(place, ada)).toEqual(['The newer.', 'The one between.', 'The older.'])
  await page.reload()
  await expect(page.getByRole('link', { name: '3 posts', exact: true })).toBeVisible()
})

test('nobody is offered to delete what is not theirs', async ({
  visit,
  world,
  ada,
  ben,
  javaScriptEnabled,
}) => {
  const [id] = await world.posts(ben, 'Mine alone.')
  const page = await visit(ada, `/@${ben.handle}`)
  await expect(post(page, 'Mine alone.')).toBeVisible()

  await expect(page.getByRole('link', { name: 'Delete post' })).toHaveCount(0)
  if (javaScriptEnabled) {
    await post(page, 'Mine alone.').getByRole('button', { name: 'More' }).click()
    await expect(page.getByRole('menuitem', { name: 'Quote' })).toBeVisible()
    await expect(page.getByRole('menuitem', { name: /Delete|Pin/ })).toHaveCount(0)
  }
  await page.goto(`/@${ben.handle}/${id}/delete`)
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
})

test('Ada writes from anywhere', async ({ visit, ada, place, javaScriptEnabled }) => {
  const page = await visit(ada, '/explore')
  await page.getByRole('link', { name: 'New post' }).click()
  const composer = javaScriptEnabled ? page.getByRole('dialog', { name: 'New post' }) : page.getByRole('main')
  await composer.getByRole('textbox').fill('From the way.')
  await composer.getByRole('button', { name: 'Post', exact: true }).click()

  await expect(post(page, 'From the way.')).toBeVisible()
  expect(page.url()).toBe(`${place.origin}${javaScriptEnabled ? '/explore' : '/'}`)
  expect(await postsOf(place, ada)).toEqual(['From the way.'])
})

test('when Ada was signed out elsewhere, her words stay', async ({ visit, world, ada, place }) => {
  const page = await visit(ada, '/')
  await words(page).fill('Half an hour of thought.')
  await world.endSessions(ada)
  await send(page).click()

  await expect(page.getByText('You are signed out.')).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveValue('Half an hour of thought.')
  expect(await postsOf(place, ada)).toEqual([])
})

test('a stranger who wants to write is asked to sign in', async ({ visit }) => {
  const page = await visit(null, '/compose')

  await expect(page).toHaveURL(/\/sign-in\?next=%2Fcompose$/)
})

test('a post has an address of its own', main, async ({ visit, world, ada, place, javaScriptEnabled }) => {
  const [id] = await world.posts(ada, 'One of a kind.')
  const page = await visit(null, `/@${ada.handle}`)
  await post(page, 'One of a kind.').locator('time').click()

  await expect(page).toHaveURL(`${place.origin}/@${ada.handle}/${id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Post' })).toBeVisible()
  await go(page, `/@${ada.handle}`, javaScriptEnabled)
  if (!javaScriptEnabled) return
  await post(page, 'One of a kind.').getByText('One of a kind.').click()
  await expect(page).toHaveURL(`${place.origin}/@${ada.handle}/${id}`)
})
