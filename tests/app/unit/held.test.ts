import { expect, test } from 'vitest'
import { continued, extend, hold, prepended, renew } from '#app/_ui/held.ts'

/** A row; `at` is its place, which is another than its id when somebody passed it on. */
type Row = { id: number; at: number }

const row = (id: number, at = id): Row => ({ id, at })
const placeOf = ({ at }: Row) => at
const held = (rows: Row[], next?: number) => hold({ rows, next }, placeOf)
const places = ({ rows }: { rows: Row[] }) =>
  rows.map(({ id, at }) => (id === at ? `${id}` : `${id} at ${at}`))

test('a post that is there already does not come a second time further down', () => {
  const list = extend(held([row(3, 9), row(8)], 8), { rows: [row(7), row(3, 6), row(3)], next: 3 })

  expect(places(list)).toEqual(['3 at 9', '8', '7'])
  expect(list.next).toBe(3)
})

test('a post that is passed on again moves up', () => {
  const list = extend(held([row(9), row(8)], 8), { rows: [row(7), row(3)], next: 3 })
  const newer = { rows: [row(3, 11), row(9)], next: 9 }

  expect(places(prepended(list, newer))).toEqual(['3 at 11', '9', '8', '7'])
  expect(places(renew(list, newer))).toEqual(['3 at 11', '9', '8', '7'])
  expect(prepended(list, newer).next).toBe(3)
})

test('a repost that is taken back leaves the post where it was, once', () => {
  const list = extend(held([row(3, 11), row(9)], 9), { rows: [row(8)], next: 8 })

  expect(places(renew(list, { rows: [row(9), row(8)], next: 8 }))).toEqual(['9', '8'])
})

test('a list begins again when so much is new that nothing touches', () => {
  const list = held([row(3), row(2)], 2)

  expect(places(renew(list, { rows: [row(20), row(2, 19)], next: 19 }))).toEqual(['20', '2 at 19'])
})

test('what had been loaded below comes back without what the first page has now', () => {
  const list = held([row(2, 11), row(9)], 9)

  expect(places(continued(list, [row(9), row(8), row(2)], 2))).toEqual(['2 at 11', '9', '8'])
})
