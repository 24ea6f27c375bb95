import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../test.ts'
import { furnish, sights } from './every-page.ts'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const widths = [390, 1280]

/** What axe finds, once for each of its rules. */
async function findings(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(standards)).analyze()
  return violations.map(({ id, nodes }) => `${id}, ${nodes.length} times: ${nodes[0]?.target.join(' ')}`)
}

// Only the colours differ.
const themes = { light: undefined, dark: ['color-contrast', 'link-in-text-block'] }

for (const [theme, rules] of Object.entries(themes) as [keyof typeof themes, string[] | undefined][])
  for (const whose of ['residents', 'strangers'])
    test(`axe finds nothing on any page, ${theme}, for ${whose}`, async ({ visit, world }) => {
      test.setTimeout(180_000)
      const found: string[] = []
      const all = sights(await furnish(world)).filter(
        ({ person }) => (person === null) === (whose === 'strangers'),
      )
      const page = await visit(all[0]?.person ?? null, '/', { theme })
      for (const { name, path } of all) {
        await page.goto(path)
        for (const width of widths) {
          await page.setViewportSize({ width, height: 900 })
          found.push(...(await findings(page, rules)).map((what) => `${name}, ${width} px: ${what}`))
        }
      }

      expect(found).toEqual([])
    })

test('axe finds nothing in dialogs, refusals and pending deletions', async ({ visit, world }) => {
  const { resident } = await furnish(world)
  const page = await visit(resident, '/explore')
  await page.getByRole('link', { name: 'New post' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('x'.repeat(505))
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.goto(`/@${resident.handle}`)
  await page.getByRole('button', { name: 'More' }).first().click()
  expect(await findings(page)).toEqual([])
  await page.getByRole('menuitem', { name: 'Delete post' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await findings(page)).toEqual([])

  await page.goto('/settings/profile')
  await page.getByLabel('Name').fill('\u0410da Marsh')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('A word mixes letters')).toBeVisible()
  expect(await findings(page)).toEqual([])
})

test('every page has one heading of the first rank, one main part and a way to skip to it', async ({
  visit,
  world,
}) => {
  test.setTimeout(120_000)
  const all = sights(await furnish(world)).filter(({ path }) => path !== '/calm/offline.html')
  const pages = { resident: await visit(all[0]?.person ?? null, '/'), stranger: await visit(null, '/') }
  for (const { name, path, person } of all) {
    const page = person ? pages.resident : pages.stranger
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 }), name).toHaveCount(1)
    await expect(page.getByRole('main'), name).toHaveCount(1)
    const first = page.locator('a[href], button, input:not([type=hidden]), textarea').first()
    await expect(first, name).toHaveText('Skip to content')
    await expect(first, name).toHaveAttribute('href', '#content')
    await expect(page.locator('#content'), name).toHaveCount(1)
    await expect(page, name).not.toHaveTitle('')
    expect(await page.locator('html').getAttribute('lang'), name).toBe('en')
  }
})

test('the way to skip is seen by whoever comes to it by keyboard', async ({ visit, ada }) => {
  const page = await visit(ada, '/explore')
  await page.keyboard.press('Tab')
  const way = page.getByRole('link', { name: 'Skip to content' })
  await expect(way).toBeFocused()
  await expect(way).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Enter')

  expect(new URL(page.url()).hash).toBe('#content')
})

test('a dialog takes the focus, keeps it, and gives it back', async ({ visit, ada }) => {
  const page = await visit(ada, '/explore')
  const way = page.getByRole('link', { name: 'New post' })
  await way.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'New post' })
  await expect(dialog.getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Escape')

  await expect(dialog).toHaveCount(0)
  await expect(way).toBeFocused()
})
