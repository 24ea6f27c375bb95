import { expect, test } from '../test.ts'
import { furnish, sights } from './every-page.ts'

const widths = [320, 390, 820, 1440]

for (const whose of ['residents', 'strangers'])
  test(`nothing is wider than the screen, for ${whose}`, async ({ visit, world }) => {
    test.setTimeout(180_000)
    const wide: string[] = []
    const all = sights(await furnish(world)).filter(
      ({ person }) => (person === null) === (whose === 'strangers'),
    )
    const page = await visit(all[0]?.person ?? null, '/')
    for (const { name, path } of all) {
      await page.goto(path)
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 })
        const wider = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement
          if (scrollWidth <= clientWidth) return []
          return [...document.querySelectorAll('body *')]
            .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
            .map((element) => `${element.localName}.${element.getAttribute('class') ?? ''}`)
            .slice(0, 3)
            .concat(`${scrollWidth} px`)
        })
        if (wider.length > 0) wide.push(`${name}, ${width} px: ${wider.join(' > ')}`)
      }
    }

    expect(wide).toEqual([])
  })

test('a page on paper is what people wrote, across the sheet', async ({ visit, world, ada }) => {
  await world.posts(ada, 'The wrens are back on the wall, all nine of them, and louder than last year.')
  const page = await visit(ada, `/@${ada.handle}`, { viewport: { width: 1000, height: 900 } })
  await page.emulateMedia({ media: 'print' })

  const { width = 0 } = (await page.getByRole('article').boundingBox()) ?? {}
  expect(width).toBeGreaterThan(590)
  await expect(page.getByText('louder than last year')).toBeVisible()
  await expect(page.getByRole('navigation').filter({ visible: true })).toHaveCount(0)
  await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Edit profile' })).toBeHidden()
})

test('nothing jumps while a page loads', async ({ visit, world, ben }) => {
  await world.posts(ben, ...Array.from({ length: 25 }, (_, i) => `Line ${i + 1}`))
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1280, height: 800 },
  ]) {
    const page = await visit(ben, '/', { viewport })
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            resolve(
              list
                .getEntries()
                .reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0),
            )
          }).observe({ type: 'layout-shift', buffered: true })
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)))
        }),
    )
    expect(shift).toBe(0)
  }
})
