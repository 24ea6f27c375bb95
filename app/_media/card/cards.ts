import { shortened } from '#db/text/graphemes.ts'
import { muted } from './colours.ts'
import { avatar, card, edge, foot, inner, mark, oneLine, sheet, written } from './drawing.ts'
import { fitted } from './paragraph.ts'

type Owner = { handle: string; name: string }
type Picture = string | undefined

export type PostCard = { kind: 'post'; owner: Owner; body: string; date: string; place: string }
export type ProfileCard = { kind: 'profile'; owner: Owner; bio: string; place: string }
export type PlaceCard = { kind: 'place'; place: string; tagline: string }
export type Card = PostCard | ProfileCard | PlaceCard

/** More than a card has room for, and few enough to be set quickly however long the text is. */
const mostGraphemes = 1_000

/** What a card looks like, as SVG. `picture` is their picture as a PNG in a data URI. */
export function drawn(what: Card, picture?: Picture): Promise<string> {
  if (what.kind === 'post') return drawnPost(what, picture)
  return what.kind === 'profile' ? drawnProfile(what, picture) : drawnPlace(what)
}

async function drawnPost({ owner, body, date, place }: PostCard, picture: Picture): Promise<string> {
  const text = await fitted(plain(body), { width: inner, height: 296, sizes: [68, 60, 52, 44, 37, 31] })
  const y = card.margin
  return sheet([
    await avatar({ ...owner, picture }, card.margin, y, 96),
    ...(await names(owner, card.margin + 120, y + 2, [40, 34, 28], 30)),
    text ? written(text, { x: card.margin, y: y + 124, width: inner }) : '',
    await foot(date, place),
  ])
}

async function drawnProfile({ owner, bio, place }: ProfileCard, picture: Picture): Promise<string> {
  const text = await fitted(plain(bio), { width: inner, height: 190, sizes: [40, 34, 30] })
  const y = card.margin
  return sheet([
    await avatar({ ...owner, picture }, card.margin, y, 200),
    ...(await names(owner, card.margin + 236, y + 34, [60, 48, 38, 32], 36)),
    text && bio ? written(text, { x: card.margin, y: y + 234, width: inner }) : '',
    await foot(undefined, place),
  ])
}

async function drawnPlace({ place, tagline }: PlaceCard): Promise<string> {
  const width = inner - 220
  const [name, line] = await Promise.all([
    oneLine(place, { width, sizes: [100, 80, 64, 48], weight: 700 }),
    fitted(tagline, { width, height: 120, sizes: [44, 36] }),
  ])
  const x = card.margin + 220
  return sheet([
    mark(card.margin, 205, 180),
    name ? written(name, { x, y: 210, width }) : '',
    line ? written(line, { x, y: 345, width, colour: muted }) : '',
    edge,
  ])
}

/** The name and below it the handle; the handle alone when there is no name that can be shown. */
async function names({ name, handle }: Owner, x: number, y: number, sizes: number[], small: number) {
  const width = card.width - card.margin - x
  const shown = await oneLine(name, { width, sizes, weight: 700 })
  const below = await oneLine(`@${handle}`, { width, sizes: [small] })
  const height = (shown?.size ?? 0) * 1.35
  return [
    // Beside a picture a name begins where the picture ends, whatever its direction.
    shown ? written({ ...shown, isRightToLeft: false }, { x, y, width }) : '',
    below ? written(below, { x, y: shown ? y + height : y + small * 0.7, width, colour: muted }) : '',
  ]
}

/** At most one blank line in a row: a card is small. */
const plain = (text: string): string => shortened(text.replace(/\n\s*\n/g, '\n\n'), mostGraphemes)
