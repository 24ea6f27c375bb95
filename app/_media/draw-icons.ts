import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Resvg } from '@resvg/resvg-js'

/* `npm run icons`: draws the icons that cannot be SVG, all from `app/icon.svg`. Run after it was changed. */

const root = resolve(import.meta.dirname, '../..')
const rounded = await readFile(join(root, 'app/icon.svg'), 'utf8')
// Whoever cuts a shape out of an icon gets a full square.
const square = rounded.replace(' rx="8"', '')
if (square === rounded) throw new Error('app/icon.svg has no rounded corner of 8 any more')

/** What lies in the inner 80 % survives every shape: the bird is made smaller, and its ground stays. */
const masked = square.replace(/<path .*\/>/, '<g transform="translate(2.6 2.4) scale(0.84)">$&</g>')

const icons = [
  { name: 'apple-180', size: 180, svg: square },
  { name: 'any-192', size: 192, svg: rounded },
  { name: 'any-512', size: 512, svg: rounded },
  { name: 'maskable-512', size: 512, svg: masked },
]

for (const { name, size, svg } of icons) {
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: size }, font: { loadSystemFonts: false } })
  await writeFile(join(root, `public/icons/${name}.png`), image.render().asPng())
}
