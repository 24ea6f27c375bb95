import { AxeBuilder } from '@axe-core/playwright'
import type { Page, Response } from '@playwright/test'
import { postsOf } from '../forms.ts'
import { expect, test } from '../test.ts'

const area = (page: Page) => page.getByRole('textbox', { name: 'What is on your mind?' })
const list = (page: Page) => page.getByRole('listbox', { name: 'People to mention' })
const chosen = (page: Page) => list(page).getByRole('option', { selected: true })

test('Ada begins a mention, chooses with the arrow keys and takes with Enter', async ({
  visit,
  world,
  place,
  ada,
}) => {
  const name = `Quill${ada.handle.slice(-5)}`
  const [one, other] = [
    await world.person('quill', `${name} One`),
    await world.person('quill', `${name} Two`),
  ]
  const page = await visit(ada, '/')
  await area(page).pressSequentially(`Hello @${name.toLowerCase()}`)
  await expect(list(page).getByRole('option')).toHaveCount(2)
  await expect(page.getByText('2 people. Arrow keys choose, Enter takes, Escape closes.')).toBeAttached()
  await expect(chosen(page)).toContainText(`@${other.handle}`)
  await expect(area(page)).toHaveAttribute(
    'aria-activedescendant',
    (await chosen(page).getAttribute('id')) ?? '',
  )
  await expect(area(page)).toHaveAttribute('aria-controls', (await list(page).getAttribute('id')) ?? '')
  await area(page).press('ArrowDown')
  await expect(chosen(page)).toContainText(`@${one.handle}`)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await area(page).press('Enter')

  await expect(area(page)).toHaveValue(`Hello @${one.handle} `)
  await expect(area(page)).toBeFocused()
  await expect(list(page)).toHaveCount(0)
  await expect(area(page)).not.toHaveAttribute('aria-activedescendant')
  await area(page).pressSequentially('and all')
  await area(page).press('Enter')
  await area(page).press('Control+Enter')
  await expect(page.getByRole('article').first()).toContainText('and all')
  expect(await postsOf(place, ada)).toEqual([`Hello @${one.handle} and all`])
})

test('Ada begins a tag and is offered those used lately, as they were first written', async ({
  visit,
  world,
  place,
  ada,
  ben,
}) => {
  const root = `Wren${ada.handle.slice(-5)}`
  await world.posts(ben, `#${root}Song and #${root}Nest`, `#${root}nest again`)
  const tags = (page: Page) => page.getByRole('listbox', { name: 'Tags used lately' })
  const page = await visit(ada, '/')
  await area(page).pressSequentially(`Hello #${root.toLowerCase()}`)
  await expect(tags(page).getByRole('option')).toHaveText([`#${root}Nest`, `#${root}Song`])
  await expect(page.getByText('2 tags. Arrow keys choose, Enter takes, Escape closes.')).toBeAttached()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await area(page).pressSequentially('s')
  await expect(tags(page).getByRole('option')).toHaveText([`#${root}Song`])
  await area(page).press('Tab')

  await expect(area(page)).toHaveValue(`Hello #${root}Song `)
  await expect(tags(page)).toHaveCount(0)
  await area(page).press('Control+Enter')
  await expect(page.getByRole('article').first()).toContainText(`#${root}Song`)
  expect(await postsOf(place, ada)).toEqual([`Hello #${root}Song`])
})

test('the mouse takes too, inside a sentence, and the draft has it', async ({ visit, ada, ben }) => {
  const page = await visit(ada, '/explore')
  await page.getByRole('link', { name: 'New post' }).click()
  await area(page).fill('To  with thanks')
  for (let n = 0; n < ' with thanks'.length; n++) await area(page).press('ArrowLeft')
  await area(page).pressSequentially(`@${ben.handle.slice(0, 8)}`)
  await list(page).getByRole('option', { name: ben.handle }).click()
  await expect(area(page)).toHaveValue(`To @${ben.handle} with thanks`)
  await expect(area(page)).toBeFocused()
  await page.goto('/')

  await expect(area(page)).toHaveValue(`To @${ben.handle} with thanks`)
  await area(page).fill('')
})

test('Escape closes the list alone, and it stays closed for that mention', async ({ visit, ada, ben }) => {
  const page = await visit(ada, '/explore')
  await page.getByRole('link', { name: 'New post' }).click()
  await area(page).pressSequentially(`@${ben.handle.slice(0, 8)}`)
  await expect(list(page)).toBeVisible()
  await area(page).press('Escape')
  await expect(list(page)).toHaveCount(0)
  await expect(page.getByRole('dialog', { name: 'New post' })).toBeVisible()
  await area(page).pressSequentially(ben.handle.slice(8, 10))
  await area(page).press('Enter')

  await expect(area(page)).toHaveValue(`@${ben.handle.slice(0, 10)}\n`)
  await expect(list(page)).toHaveCount(0)
  await area(page).fill('')
})

test('nothing is loaded or asked before a sign, and an address is no mention', async ({
  visit,
  ada,
  ben,
}) => {
  const page = await visit(ada, '/')
  const asked: string[] = []
  const scripts: Response[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response)
  })
  /** Whether the script has come that asks what is meant; others come by themselves. */
  const isLoaded = async () =>
    (await Promise.all(scripts.map((script) => script.text()))).some((text) => text.includes('/complete?q='))

  await area(page).pressSequentially('no sign yet')
  expect(await isLoaded()).toBe(false)
  await area(page).pressSequentially(`, ada@${ben.handle.slice(0, 8)}`)
  await expect.poll(isLoaded).toBe(true)
  await area(page).press('Enter')

  await expect(area(page)).toHaveValue(`no sign yet, ada@${ben.handle.slice(0, 8)}\n`)
  expect(asked.filter((url) => url.includes('/api/people'))).toEqual([])
  await area(page).fill('')
})

test('what an input method is still composing is left alone', async ({ visit, ada, ben }) => {
  const page = await visit(ada, '/')
  await area(page).pressSequentially(`@${ben.handle.slice(0, 8)}`)
  await expect(list(page)).toBeVisible()
  const isTaken = await area(page).evaluate((element) => {
    const key = new KeyboardEvent('keydown', {
      key: 'Enter',
      isComposing: true,
      bubbles: true,
      cancelable: true,
    })
    return !element.dispatchEvent(key)
  })

  expect(isTaken).toBe(false)
  await area(page).fill('')
})
