import type { Page } from '@playwright/test'
import { keysHeard } from '../keys.ts'
import { expect, test } from '../test.ts'

const main = { tag: '@main' }

const row = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })
const reply = (page: Page) => page.getByRole('textbox', { name: 'Your reply' })
const send = (page: Page) => page.getByRole('button', { name: 'Reply', exact: true })

test(
  'Ada answers Ben, and the answer stands below his post',
  main,
  async ({ visit, world, place, ada, ben, cy }) => {
    const [id = 0] = await world.posts(ben, `Tea with @${cy.handle}?`)
    const page = await visit(ada, `/@${ben.handle}`)
    await row(page, 'Tea with').getByRole('link', { name: 'Reply', exact: true }).click()
    await expect(reply(page)).toHaveValue(`@${ben.handle} @${cy.handle} `)
    await reply(page).fill(`@${ben.handle} Gladly.`)
    await send(page).click()

    await page.waitForURL((url) => url.pathname !== '/compose')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.goto(`/@${ben.handle}/${id}`)
    await expect(page.getByRole('region', { name: 'Replies' })).toContainText('Gladly.')
    await expect(page.getByRole('link', { name: 'Reply, 1' })).toBeVisible()

    await page.goto(`/@${ada.handle}`)
    await expect(page.getByText('Gladly.')).toHaveCount(0)
    await page.getByRole('link', { name: 'Replies', exact: true }).click()
    await expect(page).toHaveURL(`${place.origin}/@${ada.handle}/replies`)
    await expect(row(page, 'Gladly.')).toContainText(`Replying to @${ben.handle}`)
  },
)

test('two answers from one page are two answers', async ({ visit, world, ada, ben, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without scripts every answer has its own page')
  await world.posts(ben, 'Tea?', 'Cake?')
  const page = await visit(ada, `/@${ben.handle}`)
  for (const text of ['Tea?', 'Cake?', 'Tea?']) {
    await row(page, text)
      .getByRole('link', { name: /^Reply/ })
      .click()
    await reply(page).fill(`About ${text.toLowerCase()}`)
    await send(page).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }

  await expect(row(page, 'Tea?').getByRole('link', { name: 'Reply, 2' })).toBeVisible()
  await expect(row(page, 'Cake?').getByRole('link', { name: 'Reply, 1' })).toBeVisible()
})

test('an answer that comes too late is refused, and its words stay', async ({ visit, world, ada, ben }) => {
  const [id = 0] = await world.posts(ben, 'Tea?')
  const page = await visit(ada, `/compose?reply=${id}`)
  await reply(page).fill('Gladly, at four.')
  await world.deletePost(ben, id)
  await send(page).click()

  await expect(page.getByText('You cannot reply there now', { exact: false })).toBeVisible()
  await expect(reply(page)).toHaveValue('Gladly, at four.')
  await reply(page).fill('')
})

test('an unfinished answer is there again below the same post, and below no other', async ({
  visit,
  world,
  ada,
  ben,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'drafts are kept by scripts')
  const [tea = 0, cake = 0] = await world.posts(ben, 'Tea?', 'Cake?')
  const page = await visit(ada, `/compose?reply=${tea}`)
  page.on('dialog', (dialog) => dialog.accept())
  await reply(page).fill('Gladly, but')
  await page.goto(`/compose?reply=${cake}`)
  await expect(reply(page)).toHaveValue(`@${ben.handle} `)
  await page.goto(`/compose?reply=${tea}`)

  await expect(reply(page)).toHaveValue('Gladly, but')
})

test('Ben says who may reply, before and afterwards', async ({ visit, world, ada, ben }) => {
  const page = await visit(ben, '/')
  await page.getByRole('textbox', { name: 'What is on your mind?' }).fill('Only mine.')
  await page.getByRole('combobox', { name: 'Who may reply' }).selectOption('nobody')
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await row(page, 'Only mine.').locator('.when').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Post' })).toBeVisible()
  const path = new URL(page.url()).pathname

  const adas = await visit(ada, path)
  await expect(adas.getByText('Replies are closed.')).toBeVisible()

  await page.getByRole('combobox', { name: 'Who may reply' }).selectOption('everyone')
  await page.getByRole('button', { name: 'Save' }).first().click()
  await expect
    .poll(async () => {
      await adas.reload()
      return adas.getByText('Replies are closed.').count()
    })
    .toBe(0)
  await world.reply(ada, Number(path.split('/').at(-1)), 'Thank you.')
})

test('Ben hides an answer behind a click, and shows it again', async ({ visit, world, ada, ben, cy }) => {
  const [id = 0] = await world.posts(ben, 'Tea?')
  const answer = await world.reply(ada, id, 'Buy my tea.')
  const page = await visit(ben, `/@${ada.handle}/${answer}`)
  await page.getByRole('button', { name: 'Hide this reply' }).click()
  await expect(page.getByRole('button', { name: 'Show this reply to everyone' })).toBeVisible()

  const cys = await visit(cy, `/@${ben.handle}/${id}`)
  await expect(cys.getByText('Buy my tea.')).toBeHidden()
  await cys.getByText('Hidden by who began the conversation').click()
  await expect(cys.getByText('Buy my tea.')).toBeVisible()

  await page.getByRole('button', { name: 'Show this reply to everyone' }).click()
  await expect(page.getByRole('button', { name: 'Hide this reply' })).toBeVisible()
  await cys.reload()
  await expect(cys.getByText('Buy my tea.')).toBeVisible()
})

test('a deleted post leaves its place in the conversation', async ({ visit, world, ada, ben, cy }) => {
  const [id = 0] = await world.posts(ben, 'Tea?')
  const second = await world.reply(ada, id, 'Yes.')
  const third = await world.reply(cy, second, 'Me too.')
  await world.deletePost(ada, second)
  const page = await visit(null, `/@${cy.handle}/${third}`)

  await expect(page.getByRole('region', { name: 'What it answers' })).toContainText('Tea?')
  await expect(page.getByText('This post is not here any more')).toBeVisible()
  await page.goto(`/@${ben.handle}/${id}`)
  await expect(page.getByRole('region', { name: 'Replies' })).toContainText('Me too.')
})

test('a long conversation is read page by page', async ({ visit, world, ada, ben }) => {
  const [id = 0] = await world.posts(ben, 'How many?')
  for (let i = 1; i <= 25; i++) await world.reply(ada, id, `Number ${i}.`)
  const page = await visit(null, `/@${ben.handle}/${id}`)
  await expect(row(page, 'Number 20.')).toBeVisible()
  await expect(row(page, 'Number 21.')).toHaveCount(0)
  await page.getByRole('link', { name: 'More replies', exact: true }).click()

  await expect(row(page, 'Number 25.')).toBeVisible()
  await expect(row(page, 'Number 20.')).toHaveCount(0)
})

test('r answers the post in focus', async ({ visit, world, ada, ben, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'keys are what scripts listen to')
  await world.posts(ben, 'Tea?')
  const page = await visit(ada, `/@${ben.handle}`)
  await keysHeard(page)
  await page.getByRole('article').first().focus()
  await page.keyboard.press('r')
  await expect(page.getByRole('dialog', { name: `Reply to @${ben.handle}` })).toBeVisible()

  await expect(reply(page)).toBeFocused()
})
