import sharp from 'sharp'
import { expect, test } from 'vitest'
import { makePostPicture } from '#app/_media/post-picture.ts'
import { animation, bomb, halves, located } from '#tests/images.ts'

async function made(image: Uint8Array) {
  const picture = await makePostPicture(image)
  if (typeof picture === 'string') throw new Error(`refused: ${picture}`)
  return picture
}
const heads = async (image: Uint8Array) =>
  Promise.all((await made(image)).sizes.map(({ bytes }) => sharp(bytes).metadata()))

test('a picture keeps its shape, in a size for each screen and never larger than it came', async () => {
  const large = await made(await halves(2400, 1200).png().toBuffer())
  expect(large).toMatchObject({ width: 1600, height: 800 })
  expect(large.sizes.map(({ name }) => name)).toEqual(['1600.webp', '640.webp'])
  expect(large.bytes).toBe(large.sizes.reduce((sum, { bytes }) => sum + bytes.length, 0))

  const small = await heads(await halves(300, 500).jpeg().toBuffer())
  expect(small.map(({ format, width, height }) => [format, width, height])).toEqual([
    ['webp', 300, 500],
    ['webp', 300, 500],
  ])
})

test('what is shown until it is there is a few bytes', async () => {
  const { placeholder } = await made(await halves(1200, 900).jpeg().toBuffer())

  expect(placeholder).toMatch(/^data:image\/webp;base64,/)
  expect(placeholder.length).toBeLessThan(400)
})

test('nothing but pixels is kept, and a turned picture stands upright', async () => {
  for (const head of await heads(await located(400, 200))) {
    expect(head.exif).toBeUndefined()
    expect(head.icc).toBeUndefined()
    expect(head.xmp).toBeUndefined()
  }
  const turned = await halves(400, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  expect(await made(turned)).toMatchObject({ width: 200, height: 400 })
})

test('one that moves goes on moving', async () => {
  const picture = await made(await animation(5, 60))
  const [first] = picture.sizes

  expect(picture).toMatchObject({ width: 60, height: 60 })
  expect((await sharp(first?.bytes, { animated: true }).metadata()).pages).toBe(5)
})

test.each([
  ['type', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ['type', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['type', () => halves(20, 20).avif().toBuffer()],
  ['pixels', () => bomb(8000, 8000)],
  ['frames', () => animation(201, 4)],
  ['broken', async () => (await halves(900, 900).jpeg().toBuffer()).subarray(0, 1200)],
] as const)('what is no such picture is refused: %s', async (fault, image) => {
  expect(await makePostPicture(await image())).toBe(fault)
})
