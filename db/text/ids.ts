/** The id `raw` spells, or undefined, which is a 404: decimal digits only, no sign, space, exponent or leading
 *  zero, from 1 to 2^53 − 1. Anything looser reaches the database as an error (Postgres 22003, 22P02). */
export function parseId(raw: unknown): number | undefined {
  if (typeof raw !== 'string' || raw.length > 16 || !/^[1-9][0-9]*$/.test(raw)) return undefined
  const id = Number(raw)
  return id <= Number.MAX_SAFE_INTEGER ? id : undefined
}

/** How many rows to answer: the whole number `raw` spells, held between 1 and `most`; `usual` when it spells none. */
export function parseLimit(raw: unknown, usual: number, most: number): number {
  if (typeof raw !== 'string' || raw.length > 16 || !/^[0-9]+$/.test(raw)) return usual
  return Math.min(most, Math.max(1, Number(raw)))
}
