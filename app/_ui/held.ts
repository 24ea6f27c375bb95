import type { Page } from '#db/queries/page.ts'

type Identified = { id: number }

/**
 * What a list holds: the first page as the server last gave it, and everything loaded below it. Each row stands in
 * it once, by its id.
 */
export type Held<Row> = {
  first: Page<Row>
  rows: Row[]
  next: number | undefined
  cursorOf: (row: Row) => number
}

// Going back renders the very page object that was left, from the router's memory; a new visit brings a new one.
const left = new WeakMap<Page<unknown>, Held<unknown>>()

/** Remembers a list for when the reader comes back to it. */
export const leave = <Row>(held: Held<Row>): void => void left.set(held.first, held as Held<unknown>)

/** The list as it was left, or as the page has it. */
export const returned = <Row>(first: Page<Row>, cursorOf: (row: Row) => number): Held<Row> =>
  (left.get(first) as Held<Row> | undefined) ?? hold(first, cursorOf)

/** The cursor of a row falls from each to the next; it is what `before=` names. */
export const hold = <Row>(first: Page<Row>, cursorOf: (row: Row) => number): Held<Row> => ({
  first,
  rows: first.rows,
  next: first.next,
  cursorOf,
})

/**
 * The server gave the first page anew. What was loaded below it stays, so that the list neither jumps nor tears:
 * only when so much is new that the two no longer touch, the list begins again.
 */
export function renew<Row extends Identified>(held: Held<Row>, first: Page<Row>): Held<Row> {
  const { cursorOf } = held
  const end = first.rows.at(-1)
  if (!end || first.next === undefined) return hold(first, cursorOf)
  const touches = held.rows.some((row) => cursorOf(row) >= cursorOf(end))
  const below = absent(held.rows, first.rows).filter((row) => cursorOf(row) < cursorOf(end))
  if (!touches || below.length === 0) return hold(first, cursorOf)
  return { ...held, first, rows: [...first.rows, ...below] }
}

/** Another page was loaded below. */
export function extend<Row extends Identified>(held: Held<Row>, page: Page<Row>): Held<Row> {
  const end = held.rows.at(-1)
  const fresh = end ? page.rows.filter((row) => held.cursorOf(row) < held.cursorOf(end)) : page.rows
  return { ...held, rows: [...held.rows, ...absent(fresh, held.rows)], next: page.next }
}

/** Those of some rows that others do not hold: who moved down meanwhile, or a post that is passed on again. */
function absent<Row extends Identified>(rows: Row[], others: Row[]): Row[] {
  const there = new Set(others.map(({ id }) => id))
  return rows.filter(({ id }) => !there.has(id))
}

/** Takes one row out. */
export const without = <Row>(held: Held<Row>, gone: Row): Held<Row> => ({
  ...held,
  rows: held.rows.filter((row) => row !== gone),
})

/** Puts a row where it belongs, unless it is there. */
export function inserted<Row>(held: Held<Row>, row: Row): Held<Row> {
  const { cursorOf, rows } = held
  const above = rows.filter((one) => cursorOf(one) > cursorOf(row))
  const below = rows.filter((one) => cursorOf(one) < cursorOf(row))
  return { ...held, rows: [...above, row, ...below] }
}

/** Takes in what came above meanwhile, as the page itself would have brought it. */
export const prepended = <Row extends Identified>(held: Held<Row>, newer: Page<Row>): Held<Row> => ({
  ...renew(held, newer),
  first: held.first,
})

/** What had been loaded below the first page before it was left. */
export function continued<Row extends Identified>(
  held: Held<Row>,
  rows: Row[],
  next: number | undefined,
): Held<Row> {
  const end = held.rows.at(-1)
  const touches = end && rows.some((row) => held.cursorOf(row) >= held.cursorOf(end))
  return touches ? extend(held, { rows, next }) : held
}
