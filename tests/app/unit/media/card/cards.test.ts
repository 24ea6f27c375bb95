import { readFileSync } from 'node:fs'
import { Socket } from 'node:net'
import sharp from 'sharp'
import { describe, expect, test, vi } from 'vitest'
import { type Card, drawn } from '#app/_media/card/cards.ts'
import { gradient, oklch } from '#app/_media/card/colours.ts'
import { inlined, rasterize } from '#app/_media/card/rasterize.ts'
import { halves } from '#tests/images.ts'

const ada = { handle: 'ada', name: 'Ada Marsh' }
const post = (body: string, owner = ada): Card => ({
  kind: 'post',
  owner,
  body,
  date: '25 Nov 2026',
  place: 'Pipit',
})
const profile: Card = { kind: 'profile', owner: ada, bio: 'Birds, mostly.', place: 'Pipit' }

/** The colour in the middle of the picture of a person. */
async function middleOf(png: Buffer, at: { left: number; top: number }) {
  const { data } = await sharp(png)
    .extract({ ...at, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return [...data]
}

describe('A card', () => {
  test.each<[string, Card]>([
    ['a post', post('Rain all day.')],
    ['a profile', profile],
    ['a profile that says nothing', { ...profile, bio: '' }],
    ['the place', { kind: 'place', place: 'Pipit', tagline: 'A quiet place for short posts.' }],
  ])('is a PNG of 1200 by 630: %s', async (_, card) => {
    const png = await rasterize(await drawn(card))

    expect(await sharp(png).metadata()).toMatchObject({
      format: 'png',
      width: 1200,
      height: 630,
      hasAlpha: false,
    })
    expect(png.length).toBeLessThan(200_000)
  })

  test('shows the picture of the person, in a circle', async () => {
    const picture = await inlined(await halves(400, 400).webp().toBuffer())
    const png = await rasterize(await drawn(profile, picture))

    const [red = 0, , blue = 0] = await middleOf(png, { left: 72 + 60, top: 72 + 100 })
    expect(red).toBeGreaterThan(150)
    expect(blue).toBeLessThan(90)
    expect(await middleOf(png, { left: 72 + 3, top: 72 + 3 })).toEqual([255, 255, 255])
  })

  test('is without a text, or a name, that no font here shows', async () => {
    const blank = await drawn(post(''))

    const nameless = await drawn(post('Rain', { handle: 'ada', name: '' }))

    expect((await drawn(post('Java ꦱꦶꦤꦼ'))) === blank).toBe(true)
    expect((await drawn(post('Rain'))) === blank).toBe(false)
    expect((await drawn(post('Rain', { handle: 'ada', name: 'ꦱꦶꦤꦼ' }))) === nameless).toBe(true)
  })

  test('holds nothing a person typed but outlines', async () => {
    const svg = await drawn(post('<script>&"\'</script>', { handle: 'ada', name: '<image href="x"/>' }))

    expect(svg).not.toMatch(/script|href|<text/)
  })

  test('looks no further than it has room', async () => {
    const long = 'ab '.repeat(1500)

    expect((await drawn(post(`${long}ꦱ`))) === (await drawn(post(long)))).toBe(true)
  })

  test('asks no other computer for anything', async () => {
    const connect = vi.spyOn(Socket.prototype, 'connect')
    const fetched = vi.spyOn(globalThis, 'fetch')
    for (const body of ['Rain', '🐦👩‍💻🇳🇴', '雨です', '안녕', 'مرحبا', 'ꦱꦶꦤꦼ', '汉们这'])
      await rasterize(await drawn(post(body)))

    expect(connect).not.toHaveBeenCalled()
    expect(fetched).not.toHaveBeenCalled()
  })
})

describe('Its colours', () => {
  test('are those of the style sheet', () => {
    const css = readFileSync('app/globals.css', 'utf8')
    const hues = [...css.matchAll(/\.hue-\d+ \{\s*--h: (\d+)/g)].map(([, hue]) => Number(hue))

    expect(hues).toHaveLength(12)
    expect(hues.map((_, which) => gradient(which))).toEqual(
      hues.map((hue) => [oklch(0.58, 0.12, hue), oklch(0.46, 0.13, hue + 40)]),
    )
  })

  test('are what a browser makes of them', () => {
    expect(oklch(0.627955, 0.257683, 29.2339)).toBe('#ff0000')
    expect(oklch(0.519752, 0.176858, 142.4953)).toBe('#008000')
    expect(oklch(0.452014, 0.313214, 264.052)).toBe('#0000ff')
    expect(oklch(1, 0, 0)).toBe('#ffffff')
  })
})
