const perMillisecond = 1024

type Clock = { last: number }
const clockKey = Symbol.for('pipit.id')
const shared = globalThis as { [clockKey]?: Clock }

/**
 * The next time-ordered id: milliseconds since 1970 × 1024 + sequence, strictly rising in this process even
 * when the clock steps back. It fits a JavaScript number until 2248 and has 16 digits until 2279, so its text
 * sorts like its value. Two processes start the sequence of a millisecond at random; should they still meet,
 * the duplicate key makes `write` run again.
 */
export function nextId(now = Date.now()): number {
  shared[clockKey] ??= { last: 0 }
  const clock = shared[clockKey]
  const start = now * perMillisecond + Math.floor(Math.random() * (perMillisecond / 2))
  clock.last = Math.max(clock.last + 1, start)
  return clock.last
}

/** The smallest id of a moment: where a page "from this date" begins, and the id of something imported. */
export const idAt = (moment: Date | number): number => Number(moment) * perMillisecond

/** When an id was made, to the millisecond. */
export const momentOf = (id: number): Date => new Date(Math.floor(id / perMillisecond))
