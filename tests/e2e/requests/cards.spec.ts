import sharp from 'sharp'
import { ask } from '../forms.ts'
import { startPipit } from '../pipit.ts'
import { expect, test } from '../test.ts'

const main = { tag: '@main' }

/** Width and height as the head of a PNG has them. */
function sizeOf(png: Buffer): [width: number, height: number] {
  expect(png.toString('latin1', 1, 8)).toBe('PNG\r\n\x1a\n')
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

/** What a page says of itself to those who show links: the content of a meta element. */
function said(html: string, name: string): string | undefined {
  return new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1]
}

test('a post, a person and the place have a card', main, async ({ place, world, ada }) => {
  const [post] = await world.posts(ada, 'Rain all day. مرحبا 雨 🐦')
  for (const path of [`/@${ada.handle}/${post}/card.png`, `/@${ada.handle}/card.png`, '/media/card.png']) {
    const answer = await ask(place, null, path)
    const bytes = await bytesOf(answer)

    expect(answer.status, path).toBe(200)
    expect(Object.fromEntries(answer.headers), path).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(bytes.length),
      'cache-control': 'public, max-age=60',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      etag: expect.stringMatching(/^"[\w-]{43}"$/),
    })
    expect(answer.headers.has('set-cookie')).toBe(false)
    expect(sizeOf(bytes)).toEqual([1200, 630])

    const head = await ask(place, null, path, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)])
    expect(await head.text()).toBe('')

    const etag = answer.headers.get('etag') ?? ''
    const again = await ask(place, null, path, { headers: { 'if-none-match': `"other", W/${etag}` } })
    expect([again.status, again.headers.get('etag')]).toEqual([304, etag])
  }
})

test('a card is another when what stands on it changes', async ({ place, world, ada }) => {
  const path = `/@${ada.handle}/card.png`
  const tagged = async () => (await ask(place, null, path)).headers.get('etag')
  const before = await tagged()
  expect(await tagged()).toBe(before)
  await world.profile(ada, { bio: 'Birds, mostly.', fields: [] })
  const described = await tagged()
  await world.picture(ada, 'avatar')

  expect(new Set([before, described, await tagged()]).size).toBe(3)
  const png = await bytesOf(await ask(place, null, path))
  const { data } = await sharp(png)
    .extract({ left: 130, top: 170, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect(data[0]).toBeGreaterThan(150)
  expect(data[2]).toBeLessThan(90)
})

test('what may not be seen has no card', main, async ({ place, world, ada, ben }) => {
  const [post = 0] = await world.posts(ada, 'Here')
  const [gone = 0] = await world.posts(ada, 'Gone')
  const known = {
    'if-none-match': (await ask(place, null, `/@${ada.handle}/${gone}/card.png`)).headers.get('etag') ?? '',
  }
  await world.deletePost(ada, gone)
  const paths = [
    `/@${ada.handle}/${gone}/card.png`,
    `/@${ben.handle}/${post}/card.png`,
    `/@${ada.handle}/0/card.png`,
    `/@${ada.handle}/999999999999999999999/card.png`,
    `/@${ada.handle}/1e3/card.png`,
    '/@nobody_of_that_name/card.png',
    '/@a.b/card.png',
  ]
  for (const path of paths)
    for (const person of [null, ada]) {
      const answer = await ask(place, person, path, { headers: known })
      expect(answer.status, path).toBe(404)
      expect(answer.headers.get('cache-control'), path).toContain('no-store')
    }

  await world.suspend(ada)
  for (const path of [`/@${ada.handle}/${post}/card.png`, `/@${ada.handle}/card.png`])
    expect((await ask(place, null, path)).status, path).toBe(404)
})

test('pages name their card, with its size and in words', async ({ place, world, ada }) => {
  const [post] = await world.posts(ada, 'Rain "all" day.')
  const page = async (path: string) => (await ask(place, null, path)).text()
  const size = { 'og:image:width': '1200', 'og:image:height': '630', 'og:image:type': 'image/png' }
  const cards: [path: string, card: string, alt: string][] = [
    [
      `/@${ada.handle}/${post}`,
      `/@${ada.handle}/${post}/card.png`,
      'A post by Ada Marsh: Rain &quot;all&quot; day.',
    ],
    [`/@${ada.handle}`, `/@${ada.handle}/card.png`, 'Ada Marsh on Pipit.'],
    ['/', '/media/card.png', 'Pipit: a bird, and the name of the place.'],
    ['/explore', '/media/card.png', 'Pipit: a bird, and the name of the place.'],
    ['/sign-in', '/media/card.png', 'Pipit: a bird, and the name of the place.'],
  ]
  for (const [path, card, alt] of cards) {
    const html = await page(path)
    expect(said(html, 'og:image'), path).toBe(`${place.origin}${card}`)
    expect(said(html, 'og:image:alt'), path).toBe(alt)
    for (const [name, value] of Object.entries(size)) expect(said(html, name), path).toBe(value)
    expect(said(html, 'twitter:card'), path).toBe('summary_large_image')
    expect(said(html, 'og:title'), path).toBeTruthy()
    expect(said(html, 'og:site_name'), path).toBe('Pipit')
  }

  await world.picture(ada, 'avatar')
  const html = await page(`/@${ada.handle}`)
  expect(said(html, 'og:image')).toMatch(/\/media\/[\w-]{22}\/400\.webp$/)
  expect(said(html, 'twitter:card')).toBe('summary')
})

test('many cards at once are drawn in turns, and pages go on', async ({ place, world, ada }) => {
  const ids = await world.posts(ada, ...Array.from({ length: 50 }, (_, i) => `Card number ${i}`))
  const asked = ids.map((id) => ask(place, null, `/@${ada.handle}/${id}/card.png`))
  expect((await ask(place, null, '/sign-in')).status).toBe(200)

  for (const answer of await Promise.all(asked)) {
    expect([200, 503]).toContain(answer.status)
    if (answer.status === 503) expect(answer.headers.get('retry-after')).toBe('5')
  }
  expect((await ask(place, null, `/@${ada.handle}/${ids[0]}/card.png`)).status).toBe(200)
})

test('the manifest carries the name of the place', async () => {
  const place = await startPipit({ PIPIT_NAME: 'Heron Hollow', PIPIT_OPEN: '1' })
  try {
    const answer = await ask(place, null, '/manifest.webmanifest')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('application/manifest+json')
    const manifest = (await answer.json()) as { icons: { src: string; sizes: string }[] }
    expect(manifest).toMatchObject({
      name: 'Heron Hollow',
      start_url: '/',
      display: 'standalone',
      share_target: { action: '/compose', method: 'GET' },
      shortcuts: [{ name: 'New post', url: '/compose' }],
    })
    for (const { src, sizes } of manifest.icons.filter((icon) => icon.src.endsWith('.png'))) {
      const icon = await ask(place, null, src)
      expect(icon.headers.get('content-type')).toBe('image/png')
      expect(sizeOf(await bytesOf(icon)).join('x')).toBe(sizes)
    }

    const html = await (await ask(place, null, '/')).text()
    expect(html).toContain('<link rel="manifest" href="/manifest.webmanifest"')
    const apple = /<link rel="apple-touch-icon" href="([^"]+)"/.exec(html)?.[1] ?? ''
    expect(sizeOf(await bytesOf(await ask(place, null, apple)))).toEqual([180, 180])
    expect(html.match(/rel="icon"/g)).toHaveLength(1)
  } finally {
    await place.stop()
  }
})
