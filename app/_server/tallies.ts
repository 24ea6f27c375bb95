/*
 * What parts of the program count for whoever looks after the place. Next loads modules several times in one process:
 * all of them count here.
 */

const talliesKey = Symbol.for('pipit.tallies')
const shared = globalThis as { [talliesKey]?: Map<string, number> }

function tallies(): Map<string, number> {
  shared[talliesKey] ??= new Map()
  return shared[talliesKey]
}

/** Counts one more of a kind; there are few kinds, and their names are ours. */
export function countOne(kind: string, by = 1): void {
  tallies().set(kind, (tallies().get(kind) ?? 0) + by)
}

/** What was counted since this process began, by kinds that begin so, without that beginning. */
export const talliesOf = (beginning: string): [kind: string, count: number][] =>
  [...tallies()]
    .filter(([kind]) => kind.startsWith(beginning))
    .map(([kind, count]) => [kind.slice(beginning.length), count])
