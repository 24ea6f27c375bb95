import sharp from 'sharp'
import { image, postPictures } from '#db/text/limits.ts'
import { examined, type Fault, type Size } from './picture.ts'

const seconds = 10 // for one image
const quality = 82

export type PostPicture = { width: number; height: number; placeholder: string; bytes: number; sizes: Size[] }

/**
 * Makes the sizes of a picture for a post: upright, whole, never larger than it came, without anything that is not
 * pixels; one that moves goes on moving. Width and height are those of the largest. The image itself is never kept.
 */
export async function makePostPicture(bytes: Uint8Array): Promise<PostPicture | Fault> {
  const metadata = await examined(bytes)
  if (typeof metadata === 'string') return metadata
  try {
    const animated = (metadata.pages ?? 1) > 1
    const open = (moves: boolean) =>
      sharp(bytes, {
        limitInputPixels: image.pixels,
        failOn: 'warning',
        ...(moves ? { animated } : { pages: 1 }),
      })
        .timeout({ seconds })
        .autoOrient()
        .toColourspace('srgb')
    const sizes: Size[] = []
    let dimensions = { width: 0, height: 0 }
    for (const width of postPictures.widths) {
      const { data, info } = await open(true)
        .resize(width, width * 2, { fit: 'inside', withoutEnlargement: true })
        .webp({ quality })
        .toBuffer({ resolveWithObject: true })
      if (sizes.length === 0) dimensions = { width: info.width, height: info.pageHeight ?? info.height }
      sizes.push({ name: `${width}.webp`, bytes: data })
    }
    const tiny = await open(false)
      .resize(postPictures.placeholder, postPictures.placeholder, { fit: 'inside' })
      .webp({ quality: 30, alphaQuality: 0 })
      .toBuffer()
    return {
      ...dimensions,
      placeholder: `data:image/webp;base64,${tiny.toString('base64')}`,
      bytes: sizes.reduce((sum, size) => sum + size.bytes.byteLength, 0),
      sizes,
    }
  } catch {
    // Its parts do not fit together, or unpacking takes too long.
    return 'broken'
  }
}
