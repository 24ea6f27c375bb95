import type { Request } from '@playwright/test'
import { expect, test } from '../test.ts'

/* What a step from one page to another weighs, when the shell is there already: bytes as they come over the wire. */

const most = 10_000

test('a step within the place asks for its rows alone', async ({ visit, world, ada, ben }) => {
  await world.follow(ada, ben)
  const [post] = await world.posts(
    ben,
    ...Array.from({ length: 20 }, (_, at) => `${'The wrens are back on the wall. '.repeat(5)} #spring${at}`),
  )
  const page = await visit(ada, '/')
  let all = 0

  for (const path of [
    '/explore',
    '/',
    `/@${ben.handle}`,
    `/@${ben.handle}/${post}`,
    '/notifications',
    '/settings',
  ]) {
    const asked: Promise<number>[] = []
    const count = (request: Request) => {
      if (!/[?&]_rsc=/.test(request.url())) return
      asked.push(
        request
          .response()
          .then(() => request.sizes())
          .then((sizes) => sizes.responseBodySize + sizes.responseHeadersSize),
      )
    }
    page.on('request', count)
    const link = page.locator(`a[href="${path}"], a[href^="${path}/"]`).locator('visible=true').first()
    await link.click()
    await expect(page).toHaveURL((url) => url.pathname.startsWith(path))
    await page.waitForLoadState('networkidle')
    page.off('request', count)
    const bytes = (await Promise.all(asked)).reduce((all, one) => all + one, 0)

    expect(bytes, `flight of ${path}`).toBeLessThanOrEqual(most)
    all += bytes
  }
  expect(all, 'something was asked for').toBeGreaterThan(5000)
})
