import sharp from 'sharp'
import { image, preview } from '#db/text/limits.ts'
import { examined, type Fault, type Size } from './picture.ts'

/** The picture of a page elsewhere in the size in which it is shown, not cut, not enlarged, and still. */
export async function makePreviewPicture(
  bytes: Uint8Array,
): Promise<{ width: number; height: number; sizes: Size[] } | Fault> {
  const metadata = await examined(bytes)
  if (typeof metadata === 'string') return metadata
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: image.pixels, failOn: 'warning', pages: 1 })
      .timeout({ seconds: 10 })
      .autoOrient()
      .resize(preview.width, preview.width, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .webp({ quality: 80 })
      .toBuffer({ resolveWithObject: true })
    return { width: info.width, height: info.height, sizes: [{ name: `${preview.width}.webp`, bytes: data }] }
  } catch {
    return 'broken'
  }
}
