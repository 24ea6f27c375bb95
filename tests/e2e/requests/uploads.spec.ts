import { bomb, halves } from '../../images.ts'
import { ask } from '../forms.ts'
import { expect, test } from '../test.ts'
import { upload } from '../upload.ts'

const main = { tag: '@main' }
const image = (width = 900, height = 600) => halves(width, height).png().toBuffer()

type Answer = { picture?: { id: number; folder: string; width: number; height: number }; problem?: string }
const said = async (answer: Response) => [answer.status, (await answer.json()) as Answer] as const

test('a picture that is sent is its sender’s alone until it is posted', main, async ({ place, ada, ben }) => {
  const [status, { picture }] = await said(await upload(place, ada, 'pictures', await image()))

  expect(status).toBe(201)
  expect(picture).toMatchObject({ width: 900, height: 600 })
  const address = `/media/${picture?.folder}/640.webp`
  const own = await ask(place, ada, address)
  expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'private, no-cache'])
  for (const other of [ben, null]) expect((await ask(place, other, address)).status).toBe(404)
})

test('what is no picture, no upload or nobody’s is refused in words', async ({ place, ada }) => {
  const refused = async (bytes: Uint8Array) => said(await upload(place, ada, 'pictures', bytes))
  const [status, { problem }] = await refused(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))

  expect([status, problem]).toEqual([415, 'That is not a JPEG, PNG, WebP or GIF.'])
  expect((await refused(await bomb(9000, 9000)))[0]).toBe(422)
  expect((await refused(Buffer.alloc(0)))[0]).toBe(400)
  const stranger = await upload(place, null, 'pictures', await image())
  expect(stranger.status).toBe(401)
  const foreign = await upload(
    place,
    ada,
    'pictures',
    await image(),
    {},
    { origin: 'https://elsewhere.example' },
  )
  expect(foreign.status).toBe(403)
  const json = await ask(place, ada, '/api/uploads/pictures', {
    method: 'POST',
    body: '{}',
    headers: { origin: place.origin, 'content-type': 'application/json' },
  })
  expect(json.status).toBe(415)
})
