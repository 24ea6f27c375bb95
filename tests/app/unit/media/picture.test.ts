import { setTimeout as sleep } from 'node:timers/promises'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { imageKind } from '#app/_media/image-kind.ts'
import { makePicture, type Size } from '#app/_media/picture.ts'
import { pictures } from '#db/text/limits.ts'
import { animation, bomb, halves, located } from '#tests/images.ts'

async function sizes(...of: Parameters<typeof makePicture>): Promise<Size[]> {
  const made = await makePicture(...of)
  if (typeof made === 'string') throw new Error(`refused: ${made}`)
  return made
}

/** The colour of a pixel, given by how far right and how far down it is. */
async function colourAt(bytes: Uint8Array, right: number, down: number): Promise<'red' | 'blue' | 'other'> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(down * info.height) * info.width + Math.floor(right * info.width)) * info.channels
  const [r = 0, , b = 0] = data.subarray(at, at + 3)
  return r > 150 && b < 90 ? 'red' : b > 150 && r < 90 ? 'blue' : 'other'
}

const largest = async (...of: Parameters<typeof sizes>) => (await sizes(...of))[0]?.bytes ?? new Uint8Array()

describe('A picture', () => {
  test.each(['avatar', 'banner'] as const)('comes in every size of %s, exactly, as WebP', async (kind) => {
    const made = await sizes(kind, await halves(301, 223).png().toBuffer())
    const heads = await Promise.all(made.map(({ bytes }) => sharp(bytes).metadata()))

    expect(made.map(({ name }) => name)).toEqual(pictures[kind].widths.map((width) => `${width}.webp`))
    expect(heads.map(({ format, width, height }) => ({ format, width, height }))).toEqual(
      pictures[kind].widths.map((width) => ({
        format: 'webp',
        width,
        height: width / pictures[kind].aspect,
      })),
    )
  })

  test.each(['jpeg', 'png', 'webp', 'gif'] as const)(
    'may be a %s, which one loader opens',
    async (format) => {
      const image = await halves(60, 60).toFormat(format).toBuffer()

      expect(imageKind(image)).toBe(format)
      expect((await sharp(image).metadata()).format).toBe(format)
      expect(await sizes('avatar', image)).toHaveLength(3)
    },
  )

  const foreign: [what: string, image: () => Promise<Buffer> | Buffer][] = [
    ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['HTML', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a PDF', () => Buffer.from('%PDF-1.7\n')],
    ['a TIFF', () => halves(20, 20).tiff().toBuffer()],
    ['an AVIF', () => halves(20, 20).avif().toBuffer()],
    ['a BMP', () => Buffer.from('BM'.padEnd(60, '\0'))],
    ['a sound', () => Buffer.from('RIFF\0\0\0\0WAVEfmt ')],
    ['a text', () => Buffer.from('hello')],
    ['nothing', () => Buffer.alloc(0)],
  ]
  test.each(foreign)('cannot be %s', async (_, image) => {
    expect(await makePicture('avatar', await image())).toBe('type')
  })

  test.each(foreign.slice(0, 5))(
    'cannot be %s that begins like a PNG, nor can libvips open it',
    async (_, image) => {
      const bytes = await image()

      expect(
        await makePicture('avatar', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), bytes])),
      ).toBe('broken')
      await expect(sharp(bytes).metadata()).rejects.toThrow(/unsupported image format/)
    },
  )

  test.each(['jpeg', 'png', 'webp'] as const)('that is a %s cut short is damaged', async (format) => {
    const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const
    const image = await sharp({ create: { width: 200, height: 200, channels: 3, background: 'grey', noise } })
      .toFormat(format)
      .toBuffer()

    expect(await makePicture('avatar', image.subarray(0, image.length / 2))).toBe('broken')
  })

  test('says nothing of where and with what it was taken', async () => {
    const image = await located(300, 300)
    expect((await sharp(image).metadata()).exif?.length).toBeGreaterThan(200)
    expect(image.includes('Heron Optics')).toBe(true)

    for (const { bytes } of await sizes('avatar', image)) {
      const { exif, icc, xmp, iptc } = await sharp(bytes).metadata()
      expect({ exif, icc, xmp, iptc }).toEqual({})
      expect(Buffer.from(bytes).includes('Heron')).toBe(false)
    }
  })

  test.each(['jpeg', 'png', 'gif'] as const)('loses what was hung onto a %s', async (format) => {
    const tail = '<script>alert("heron")</script>'
    const image = Buffer.concat([await halves(60, 60).toFormat(format).toBuffer(), Buffer.from(tail)])
    const made = await makePicture('avatar', image)

    // A format may call the tail damage; what is made never has it.
    if (typeof made === 'string') expect(made).toBe('broken')
    else for (const { bytes } of made) expect(Buffer.from(bytes).includes('heron')).toBe(false)
  })

  test('stands upright, however the camera was held', async () => {
    // Turned by a quarter to the right, left and right are top and bottom.
    const image = await halves(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const made = await largest('avatar', image)

    expect(await colourAt(made, 0.2, 0.1)).toBe('red')
    expect(await colourAt(made, 0.8, 0.1)).toBe('red')
    expect(await colourAt(made, 0.5, 0.9)).toBe('blue')
  })

  test('is cut from the upright image', async () => {
    const image = await halves(300, 200).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer()
    const made = await largest('avatar', image, { left: 0.25, top: 0.7, width: 0.4 })

    for (const [right, down] of [
      [0.1, 0.1],
      [0.9, 0.9],
    ] as const)
      expect(await colourAt(made, right, down)).toBe('blue')
  })

  test.each([
    [{ left: 0, top: 0, width: 0.5 }, 'red'],
    [{ left: 0.5, top: 0.2, width: 0.4 }, 'blue'],
    [{ left: 1, top: 1, width: 0.2 }, 'blue'],
    [{ left: 0, top: 1, width: 0.000001 }, 'red'],
  ] as const)('cut out by %o is %s', async (crop, colour) => {
    const made = await largest('banner', await halves(900, 500).png().toBuffer(), crop)

    for (const [right, down] of [
      [0.1, 0.1],
      [0.5, 0.5],
      [0.9, 0.9],
    ] as const)
      expect(await colourAt(made, right, down)).toBe(colour)
  })

  test('without a wish is cut from the middle', async () => {
    const made = await largest('avatar', await halves(900, 200).png().toBuffer())

    expect(await colourAt(made, 0.1, 0.5)).toBe('red')
    expect(await colourAt(made, 0.9, 0.5)).toBe('blue')
  })

  test('of an animation is its first frame, and still', async () => {
    for (const [name, image] of [
      ['gif', await animation(5)],
      [
        'webp',
        await sharp(await animation(5), { animated: true })
          .webp()
          .toBuffer(),
      ],
    ] as const) {
      const made = await largest('avatar', image)
      expect(await colourAt(made, 0.5, 0.5), name).toBe('red')
      expect((await sharp(made).metadata()).pages, name).toBeUndefined()
    }
  })

  test('of an animation of more than 200 frames is none', async () => {
    expect(await makePicture('avatar', await animation(201, 4))).toBe('frames')
    expect(await sizes('avatar', await animation(200, 4))).toHaveLength(3)
  })

  test('can be as small as a pixel and as thin as a line', async () => {
    for (const [width, height] of [
      [1, 1],
      [1, 500],
      [500, 1],
      [2, 3],
    ] as const)
      for (const kind of ['avatar', 'banner'] as const)
        expect(
          await sizes(
            kind,
            await halves(Math.max(2, width), height)
              .extract({ left: 0, top: 0, width, height })
              .png()
              .toBuffer(),
          ),
        ).not.toEqual([])
  })

  test('keeps what is transparent', async () => {
    const image = await sharp({ create: { width: 50, height: 50, channels: 4, background: '#0000' } })
      .png()
      .toBuffer()
    const { data } = await sharp(await largest('avatar', image))
      .raw()
      .toBuffer({ resolveWithObject: true })

    expect(data[3]).toBe(0)
  })

  test.each([
    ['grey', (image: Sharp) => image.greyscale().png()],
    ['of sixteen bits', (image: Sharp) => image.toColourspace('rgb16').png()],
    ['of ink', (image: Sharp) => image.toColourspace('cmyk').jpeg()],
    ['of few colours', (image: Sharp) => image.png({ palette: true })],
    ['progressive', (image: Sharp) => image.jpeg({ progressive: true })],
  ])('may be made of an image that is %s', async (_, change) => {
    const made = await sizes('avatar', await change(halves(80, 80)).toBuffer())

    expect((await sharp(made[0]?.bytes).metadata()).space).toBe('srgb')
  })
})

describe('What would take too much', { timeout: 60_000 }, () => {
  /** The most memory that was in use while something ran, in MB more than before. */
  async function growth(work: () => Promise<unknown>): Promise<number> {
    const before = process.memoryUsage.rss()
    let most = before
    let isDone = false
    const watching = (async () => {
      while (!isDone) {
        most = Math.max(most, process.memoryUsage.rss())
        await sleep(2)
      }
    })()
    try {
      await work()
    } finally {
      isDone = true
      await watching
    }
    return (most - before) / 1024 / 1024
  }

  test('a PNG of 256 megapixels in less than a megabyte is refused by its head', async () => {
    const image = await bomb(16_000, 16_000)
    expect(image.length).toBeLessThan(1_000_000)

    expect(await growth(async () => expect(await makePicture('avatar', image)).toBe('pixels'))).toBeLessThan(
      20,
    )
  })

  test.each([
    [12_001, 2],
    [2, 12_001],
    [6_400, 6_300],
  ])('%i by %i pixels are too many', async (width, height) => {
    expect(await makePicture('banner', await bomb(width, height))).toBe('pixels')
  })

  test.each([
    ['as wide as may be', 12_000, 3_333, 'png'],
    ['as large as may be', 6_324, 6_324, 'jpeg'],
    ['as high as may be', 3_333, 12_000, 'webp'],
  ] as const)('an image %s stays within bounds', async (_, width, height, format) => {
    const image = await sharp({ create: { width, height, channels: 3, background: 'teal' } })
      .withMetadata({ orientation: 6 })
      .toFormat(format)
      .toBuffer()

    expect(await growth(() => sizes('banner', image))).toBeLessThan(400)
  })
})
