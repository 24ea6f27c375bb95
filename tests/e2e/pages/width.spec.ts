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
