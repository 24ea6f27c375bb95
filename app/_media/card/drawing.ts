import { bird } from '#app/_ui/bird-path.ts'
import { hueOf, initialsOf } from '#app/_ui/initials.ts'
import { accent, gradient, ink, line, muted, surface } from './colours.ts'
import type { Glyph } from './face.ts'
import { fitted, leading, type Paragraph, type Room } from './paragraph.ts'

/* Parts of a card, as SVG that is nothing but outlines: whoever draws it needs no font. */

export const card = { width: 1200, height: 630, margin: 72 } as const
export const inner = card.width - 2 * card.margin

type Place = { x: number; y: number; width: number; colour?: string; align?: 'start' | 'end' }

/** A paragraph from its upper edge; what is written from right to left stands right. */
export function written({ size, lines, isRightToLeft }: Paragraph, place: Place): string {
  const { x, y, width, colour = ink, align = 'start' } = place
  return lines
    .map((one, i) => {
      const isRight = isRightToLeft || align === 'end'
      const left = isRight ? x + width - one.width * size : x
      return outlined(one.glyphs, left, y + (i + 0.79) * size * leading, size, colour)
    })
    .join('')
}

function outlined(glyphs: Glyph[], x: number, y: number, size: number, colour: string): string {
  const paths = glyphs.map(({ path, scale, ...at }) => {
    const by = short(size * scale)
    return `<path transform="translate(${short(x + at.x * size)} ${short(y - at.y * size)})scale(${by} -${by})" d="${path}"/>`
  })
  return paths.length > 0 ? `<g fill="${colour}">${paths.join('')}</g>` : ''
}

const short = (value: number): string => String(Math.round(value * 10_000) / 10_000)

/** One line, cut when it is too wide; undefined when no font here shows it. */
export async function oneLine(text: string, room: Omit<Room, 'height'>): Promise<Paragraph | undefined> {
  return text ? fitted(text, { ...room, height: 0 }) : undefined
}

type Owner = { handle: string; name: string; picture: string | undefined }

/** A person's picture (a PNG as data URI), else their initials, in a circle. */
export async function avatar({ handle, name, picture }: Owner, x: number, y: number, size: number) {
  const circle = `<circle cx="${x + size / 2}" cy="${y + size / 2}" r="${size / 2}"`
  if (picture) {
    return `<clipPath id="round">${circle}/></clipPath><image clip-path="url(#round)" x="${x}" y="${y}" width="${size}" height="${size}" href="${picture}"/>`
  }
  const [from, to] = gradient(hueOf(handle))
  const letters =
    (await initialsAt(initialsOf({ handle, name }), size)) ??
    (await initialsAt(initialsOf({ handle, name: '' }), size))
  const width = (letters?.lines[0]?.width ?? 0) * (letters?.size ?? 0)
  return `<linearGradient id="hue" x1="0.12" y1="0.07" x2="0.88" y2="0.93"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>${circle} fill="url(#hue)"/>${
    letters
      ? written(
          { ...letters, isRightToLeft: false },
          { x: x + (size - width) / 2, y: y + (size - letters.size * leading) / 2, width, colour: '#fff' },
        )
      : ''
  }`
}

const initialsAt = (letters: string, size: number) =>
  oneLine(letters, { width: size, sizes: [size * 0.38], weight: 700 })

/** The lower edge. */
export const edge = `<path d="M0 ${card.height - 6}h${card.width}" stroke="${accent}" stroke-width="12"/>`

/** The foot of a person's card: when, and where. */
export async function foot(date: string | undefined, place: string): Promise<string> {
  const y = card.height - 100
  const where = await oneLine(place, { width: 620, sizes: [30], weight: 700 })
  const width = where ? (where.lines[0]?.width ?? 0) * where.size : 0
  const left = card.width - card.margin - width
  const when = date && (await oneLine(date, { width: 320, sizes: [28] }))
  return [
    `<path d="M${card.margin} ${y - 22}h${inner}" stroke="${line}" stroke-width="2"/>`,
    when && written(when, { x: card.margin, y, width: 320, colour: muted }),
    mark(left - 52, y + 1, 38),
    where && written({ ...where, isRightToLeft: false }, { x: left, y, width, colour: accent }),
    edge,
  ]
    .filter(Boolean)
    .join('')
}

/** The bird. */
export const mark = (x: number, y: number, size: number): string =>
  `<g fill="${accent}" transform="translate(${short(x)} ${y})scale(${size / 32})">${bird
    .map((path) => `<path fill-rule="evenodd" d="${path}"/>`)
    .join('')}</g>`

export const sheet = (parts: string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${card.width}" height="${card.height}"><rect width="100%" height="100%" fill="${surface}"/>${parts.join('')}</svg>`
