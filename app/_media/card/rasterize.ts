import { renderAsync } from '@resvg/resvg-js'
import sharp from 'sharp'

/** Draws a card: a PNG. Both steps work in threads of their own, so that nobody waits meanwhile. */
export async function rasterize(svg: string): Promise<Buffer> {
  const { pixels, width, height } = await renderAsync(svg, { font: { loadSystemFonts: false } })
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png()
    .toBuffer()
}

/** A picture as SVG can hold it. */
export async function inlined(picture: Uint8Array): Promise<string> {
  const png = await sharp(picture).png().toBuffer()
  return `data:image/png;base64,${png.toString('base64')}`
}
