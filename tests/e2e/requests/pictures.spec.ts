import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { openBucket } from '../../bucket.ts'
import { bomb, halves, located } from '../../images.ts'
import { ask, filled, formOn, send } from '../forms.ts'
import { type Pipit, startPipit } from '../pipit.ts'
import { expect, test } from '../test.ts'
import { picturesOn, upload } from '../upload.ts'
import type { Person } from '../world.ts'

const main = { tag: '@main' }

const avatarOf = async (place: Pipit, person: Person) =>
  (await picturesOn(place, null, `/@${person.handle}`)).find((address) => address.endsWith('/192.webp')) ?? ''

test('a picture is served as what it is, and kept for good', main, async ({ place, world, ada }) => {
  await world.picture(ada, 'avatar')
  const address = await avatarOf(place, ada)
  const answer = await ask(place, null, address)
  const bytes = Buffer.from(await answer.arrayBuffer())

  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/webp',
    'content-length': String(bytes.length),
    'content-disposition': 'inline; filename="192.webp"',
    'cache-control': 'public, max-age=31536000, s-maxage=60, immutable',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    etag: expect.stringMatching(/^"[\w-]+-192\.webp"$/),
  })
  expect(answer.headers.has('set-cookie')).toBe(false)
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 192, height: 192 })

  const head = await ask(place, null, address, { method: 'HEAD' })
  expect(head.status).toBe(200)
  expect(head.headers.get('content-length')).toBe(String(bytes.length))
  expect(await head.text()).toBe('')

  const tag = answer.headers.get('etag') ?? ''
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    const { status, headers } = await ask(place, null, address, { headers: { 'if-none-match': known } })
    expect([status, headers.get('etag')], known).toEqual([304, tag])
  }
  expect((await ask(place, null, address, { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
})

test('a part of a picture is that part', async ({ place, world, ada }) => {
  await world.picture(ada, 'avatar')
  const address = await avatarOf(place, ada)
  const whole = Buffer.from(await (await ask(place, null, address)).arrayBuffer())
  const etag = (await ask(place, null, address)).headers.get('etag') ?? ''
  const part = (range: string, more: Record<string, string> = {}) =>
    ask(place, null, address, { headers: { range, ...more } })

  for (const [range, start, end] of [
    ['bytes=0-0', 0, 0],
    ['bytes=4-9', 4, 9],
    [`bytes=${whole.length - 3}-`, whole.length - 3, whole.length - 1],
    ['bytes=-5', whole.length - 5, whole.length - 1],
  ] as const) {
    const answer = await part(range)
    expect(answer.status, range).toBe(206)
    expect(answer.headers.get('content-range')).toBe(`bytes ${start}-${end}/${whole.length}`)
    expect(answer.headers.get('content-length')).toBe(String(end - start + 1))
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(whole.subarray(start, end + 1))
  }
  const outside = await part('bytes=9999999-')
  expect([outside.status, outside.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`])
  expect((await part('bytes=4-9', { 'if-range': etag })).status).toBe(206)
  expect((await part('bytes=4-9', { 'if-range': '"other"' })).status).toBe(200)
  expect((await part('lines=1-2')).status).toBe(200)
})

test('what is no picture is not there', async ({ place, world, ada }) => {
  await world.picture(ada, 'avatar')
  const address = await avatarOf(place, ada)
  const folder = address.split('/')[2] ?? ''
  for (const path of [
    '/media/aaaaaaaaaaaaaaaaaaaaaa/192.webp',
    `/media/${folder}`,
    `/media/${folder}/191.webp`,
    `/media/${folder}/192.png`,
    `/media/${folder}/192.webp/more`,
    `/media/${folder}/..%2f${folder}%2f192.webp`,
    '/media/..%2f..%2fpipit.db/192.webp',
    `/media/${folder.toUpperCase().padEnd(22, 'A')}/192.webp`,
    `/media/${'a'.repeat(5000)}/192.webp`,
  ]) {
    const { status, headers } = await ask(place, null, path)
    expect(status, path).toBe(404)
    expect(headers.get('cache-control'), path).toContain('no-store')
  }
})

test(
  'a picture that was replaced, or whose person is suspended, is gone at once',
  main,
  async ({ place, world, ada }) => {
    await world.picture(ada, 'avatar')
    const first = await avatarOf(place, ada)
    await world.picture(ada, 'avatar')
    const second = await avatarOf(place, ada)
    expect(second).not.toBe(first)
    expect((await ask(place, null, first)).status).toBe(404)
    expect((await ask(place, null, second)).status).toBe(200)

    await world.suspend(ada)
    expect((await ask(place, null, second)).status).toBe(404)
    const known = { 'if-none-match': `"${second.split('/')[2]}-192.webp"` }
    expect((await ask(place, null, second, { headers: known })).status).toBe(404)
  },
)

test('an upload is refused in words and with a status', async ({ place, world, ada }) => {
  const good = await halves(50, 50).png().toBuffer()
  const refusals: [what: string, answer: Promise<Response>, status: number, words: string][] = [
    ['a stranger', upload(place, null, 'avatar', good), 401, 'You are signed out.'],
    ['a text', upload(place, ada, 'avatar', Buffer.from('hello')), 415, 'That is not a JPEG'],
    ['too many pixels', upload(place, ada, 'banner', await bomb(12_001, 2)), 422, 'too many pixels'],
    ['half a picture', upload(place, ada, 'avatar', good.subarray(0, 60)), 422, 'damaged'],
    ['nothing', upload(place, ada, 'avatar', Buffer.alloc(0)), 400, 'Choose a picture first.'],
    ['too many bytes', upload(place, ada, 'avatar', Buffer.alloc(2_097_153)), 413, 'at most 2 MB'],
    ['a crop that is none', upload(place, ada, 'avatar', good, { left: 'a' }), 400, 'could not be read'],
    ['a field nobody knows', upload(place, ada, 'avatar', good, { userId: '1' }), 400, 'could not be read'],
  ]
  for (const [what, asked, status, words] of refusals) {
    const answer = await asked
    expect(answer.status, what).toBe(status)
    expect(((await answer.json()) as { problem: string }).problem, what).toContain(words)
  }
  expect((await upload(place, ada, 'portrait', good)).status).toBe(404)
  const foreign: Record<string, string>[] = [{}, { origin: 'https://evil.test' }]
  for (const headers of foreign)
    expect((await upload(place, ada, 'avatar', good, {}, headers)).status).toBe(403)
  await world.endSessions(ada)
  expect((await upload(place, ada, 'avatar', good)).status).toBe(401)
  expect(await picturesOn(place, null, `/@${ada.handle}`)).toEqual([])
})

test('ten megabytes arrive whole, and nothing of where it was taken stays', async ({ place, ada }) => {
  // Bytes that cannot be squeezed make the file as large as may be.
  const image = await located(600, 400)
  const room = 10 * 1024 * 1024 - 1024 - image.length
  const answer = await upload(place, ada, 'banner', Buffer.concat([image, Buffer.alloc(room, '<script>')]))
  expect(await answer.json()).toEqual({ notice: 'Your banner is saved.' })

  for (const address of await picturesOn(place, null, `/@${ada.handle}`)) {
    const bytes = Buffer.from(await (await ask(place, null, address)).arrayBuffer())
    expect(bytes.includes('script')).toBe(false)
    expect((await sharp(bytes).metadata()).exif).toBeUndefined()
  }
})

test('a profile tells other sites its picture by its whole address', async ({ place, world, ada }) => {
  await world.picture(ada, 'avatar')
  const folder = (await avatarOf(place, ada)).split('/')[2]
  const html = await (await ask(place, null, `/@${ada.handle}`)).text()

  expect(html).toContain(`<meta property="og:image" content="${place.origin}/media/${folder}/400.webp"/>`)
})

test('pages answer while very many pictures are worked on, and what is too much is told to come back', async ({
  place,
  ada,
}) => {
  const image = await halves(6000, 6000).jpeg().toBuffer()
  const uploads = Array.from({ length: 60 }, () => upload(place, ada, 'banner', image))
  let finished = 0
  for (const one of uploads) one.then(() => finished++)

  for (let i = 0; i < 5; i++) expect((await ask(place, ada, '/')).status).toBe(200)
  expect(finished).toBeLessThan(uploads.length)
  const answers = await Promise.all(uploads)
  const busy = answers.filter(({ status }) => status === 503)
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]))
  for (const { headers } of busy) expect(headers.get('retry-after')).toBe('5')
})

test('a place may keep its pictures in a bucket, and takes only so many', async () => {
  const { bucket, directory, close } = await openBucket()
  const place = await startPipit({
    PIPIT_OPEN: '1',
    LIMIT_MEDIA: '2/1800',
    S3_ENDPOINT: bucket.endpoint,
    S3_BUCKET: bucket.name,
    S3_REGION: bucket.region,
    S3_ACCESS_KEY_ID: bucket.accessKeyId,
    S3_SECRET_ACCESS_KEY: bucket.secretAccessKey,
  })
  try {
    const cy = await signUp(place, 'cy')
    const image = await halves(300, 300).png().toBuffer()
    expect((await upload(place, cy, 'avatar', image)).status).toBe(200)
    const address = await avatarOf(place, cy)
    const part = await ask(place, null, address, { headers: { range: 'bytes=0-3' } })
    expect([part.status, await part.text()]).toEqual([206, 'RIFF'])
    expect((await ask(place, null, address)).headers.get('content-type')).toBe('image/webp')
    expect(await readdir(place.database.DATA_DIR)).not.toContain('media')
    expect(await readdir(join(directory, bucket.name, 'media'))).toEqual([address.split('/')[2]])

    expect((await upload(place, cy, 'banner', image)).status).toBe(200)
    const third = await upload(place, cy, 'avatar', image)
    expect(third.status).toBe(429)
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(1700)
    expect(await third.json()).toEqual({ problem: 'That was often. Try again in 30 minutes.' })
  } finally {
    await place.stop()
    await close()
  }
})

/** Somebody new at a place whose database is not open here. */
async function signUp(place: Pipit, handle: string): Promise<Person> {
  const fields = filled(await formOn(place, null, '/sign-up', 'handle'), {
    handle,
    email: `${handle}@example.org`,
    password: 'wren sings before rain',
  })
  const answer = await send(place, null, '/sign-up', fields)
  const cookie = /pipit-session=([^;]+)/.exec(answer.headers.getSetCookie().join('\n'))?.[1] ?? ''
  return { handle, cookie } as Person
}
