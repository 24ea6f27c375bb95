import sharp from 'sharp'

/* Images for tests, made here: what is good, what is bad, and what is worse. */

const red = '#c02020'
const blue = '#2020c0'

/** An image whose left half is red and whose right half is blue. */
export function halves(width: number, height: number) {
  const right = { create: { width: Math.ceil(width / 2), height, channels: 3 as const, background: blue } }
  return sharp({ create: { width, height, channels: 3, background: red } }).composite([
    { input: right, left: Math.floor(width / 2), top: 0 },
  ])
}

/** A JPEG that says where it was taken, and by what. */
export const located = (width: number, height: number): Promise<Buffer> =>
  halves(width, height)
    .withExif({
      IFD0: { Make: 'Heron Optics' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '59/1 54/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '10/1 44/1 0/1',
      },
    })
    .jpeg()
    .toBuffer()

/** A GIF of so many frames, the first one red. */
export async function animation(frames: number, size = 20): Promise<Buffer> {
  const images = Array.from({ length: frames }, (_, i) => {
    // Frames that are alike would become one.
    const background = i === 0 ? red : i % 2 ? blue : '#20c020'
    return sharp({ create: { width: size, height: size, channels: 3, background } })
      .png()
      .toBuffer()
  })
  return sharp(await Promise.all(images), { join: { animated: true } })
    .gif()
    .toBuffer()
}

/** A PNG of one colour: very many pixels in very few bytes. */
export const bomb = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: red }, limitInputPixels: false })
    .png({ compressionLevel: 9 })
    .toBuffer()
