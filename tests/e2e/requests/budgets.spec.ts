import { weigh } from '../../weigh.ts'
import { expect, test } from '../test.ts'

/* What a first visit may weigh, compressed, and home as it is; bytes. A little is to spare: no two places have handles of the same length. */

const most = { script: 162_000, style: 15_000, html: 9_000, home: 48_500 }

test('a first visit stays within its budget', async ({ place, world, ada, ben }) => {
  await world.follow(ada, ben)
  const [post] = await world.posts(
    ben,
    ...Array.from({ length: 20 }, (_, at) => `${'The wrens are back on the wall. '.repeat(5)} #spring${at}`),
  )

  for (const path of [
    '/',
    '/explore',
    `/@${ben.handle}`,
    `/@${ben.handle}/${post}`,
    '/settings/profile',
    '/compose',
    '/notifications',
  ]) {
    const { html, script, style, elsewhere } = await weigh(place.origin, path, `pipit-session=${ada.cookie}`)

    expect(script.gzip, `JavaScript of ${path}`).toBeLessThanOrEqual(most.script)
    expect(style.gzip, `CSS of ${path}`).toBeLessThanOrEqual(most.style)
    expect(html.gzip, `HTML of ${path}`).toBeLessThanOrEqual(most.html)
    if (path === '/') expect(html.raw, 'home').toBeLessThanOrEqual(most.home)
    expect(script.files * style.files, `files of ${path}`).toBeGreaterThan(0)
    expect(elsewhere, `what ${path} asks of others`).toEqual([])
  }
})

for (const path of ['/', '/sign-in', '/sign-up'])
  test(`a stranger’s first visit to ${path} stays within its budget`, async ({ place }) => {
    const { html, script, style } = await weigh(place.origin, path)

    expect(script.gzip, 'JavaScript').toBeLessThanOrEqual(most.script)
    expect(style.gzip, 'CSS').toBeLessThanOrEqual(most.style)
    expect(html.gzip, 'HTML').toBeLessThanOrEqual(most.html)
  })
