import sharp, { type Metadata, type Sharp } from 'sharp'
import { image, type PictureKind, pictures } from '#db/text/limits.ts'
import { type Crop, regionOf } from './crop.ts'
import { imageKind } from './image-kind.ts'

// libvips opens far more than we take, SVG and PDF among it; here it knows four formats. One thread for each
// image, and nothing of one is kept for the next.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
})
sharp.concurrency(1)
sharp.cache(false)

const seconds = 10 // for one image
const quality = 82

/** One size of a picture, as it is kept. */
export type Size = { name: string; bytes: Uint8Array }

/** Why an image cannot become a picture: not one we take, damaged, too many pixels, too many frames. */
export type Fault = 'type' | 'broken' | 'pixels' | 'frames'

/**
 * Makes the sizes of a picture: upright, cut out, without anything that is not pixels, and still. The image is
 * never kept itself.
 */
export async function makePicture(
  kind: PictureKind,
  bytes: Uint8Array,
  crop?: Crop,
): Promise<Size[] | Fault> {
  const metadata = await examined(bytes)
  if (typeof metadata === 'string') return metadata
  try {
    return await sizesOf(kind, bytes, metadata, crop)
  } catch {
    // Its parts do not fit together, or unpacking takes too long.
    return 'broken'
  }
}

/** What the head of an image says, or why it is of no use; no pixel is unpacked. */
export async function examined(bytes: Uint8Array): Promise<Metadata | Fault> {
  if (!imageKind(bytes)) return 'type'
  const metadata = await read(bytes)
  return metadata ? (faultOf(metadata) ?? metadata) : 'broken'
}

async function read(bytes: Uint8Array): Promise<Metadata | undefined> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch {
    return undefined
  }
}

function faultOf({ width, height, pages = 1 }: Metadata): Fault | undefined {
  if (Math.max(width, height) > image.side || width * height > image.pixels) return 'pixels'
  return pages > image.frames ? 'frames' : undefined
}

async function sizesOf(
  kind: PictureKind,
  bytes: Uint8Array,
  metadata: Metadata,
  crop?: Crop,
): Promise<Size[]> {
  const { aspect, widths } = pictures[kind]
  const [largest] = widths
  const { data, info } = await sharp(bytes, { limitInputPixels: image.pixels, failOn: 'warning', pages: 1 })
    .timeout({ seconds })
    .autoOrient()
    .extract(regionOf(metadata.autoOrient, aspect, crop))
    .resize(largest, largest / aspect, { fit: 'fill' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  // The image is unpacked once; the small ones are made of the largest.
  const pixels = () => sharp(data, { raw: { width, height, channels } })
  const sizes: Size[] = []
  for (const to of widths) sizes.push(await encode(to === largest ? pixels() : pixels().resize(to), to))
  return sizes
}

const encode = async (picture: Sharp, width: number): Promise<Size> => ({
  name: `${width}.webp`,
  bytes: await picture.webp({ quality }).toBuffer(),
})
