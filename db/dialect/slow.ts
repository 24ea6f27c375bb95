/* Statements that the database took long to answer, for whoever looks after the place. */

/** A statement as it was asked, without its values; how often it was slow, the longest time in ms, and when last. */
export type Slow = { statement: string; count: number; worst: number; at: number }

type Told = { statement: string; ms: number }
type Listener = (told: Told) => void

const most = { kept: 50, shown: 20, letters: 600 }

// Next loads this module several times in one process: one list for all.
const slowKey = Symbol.for('pipit.slow')
const shared = globalThis as { [slowKey]?: { kept: Map<string, Slow>; listeners: Set<Listener> } }

function state() {
  shared[slowKey] ??= { kept: new Map(), listeners: new Set() }
  return shared[slowKey]
}

/** ms from which a statement is slow: `SLOW_QUERY_MS`, or 200. */
export const slowMs = (env: NodeJS.ProcessEnv = process.env): number => Number(env.SLOW_QUERY_MS) || 200

// Asked of the environment once, since every statement passes here.
const usual = slowMs()

/** Notes how long a statement took, and tells those who listen when that was long. */
export function noteTime(statement: string, ms: number, limit = usual): void {
  if (ms < limit) return
  const told = { statement: statement.replace(/\s+/g, ' ').slice(0, most.letters), ms: Math.round(ms) }
  keep(told)
  for (const listener of state().listeners) listener(told)
}

/** Keeps what was slow here or in another process; of too many the one that was slow longest ago goes. */
export function keep({ statement, ms }: Told, now = Date.now()): void {
  const { kept } = state()
  const known = kept.get(statement)
  kept.delete(statement)
  kept.set(statement, {
    statement,
    count: (known?.count ?? 0) + 1,
    worst: Math.max(known?.worst ?? 0, ms),
    at: now,
  })
  const [oldest] = kept.keys()
  if (kept.size > most.kept && oldest !== undefined) kept.delete(oldest)
}

/** Tells `listener` of every slow statement. Answers how to stop. */
export function onSlow(listener: Listener): () => void {
  state().listeners.add(listener)
  return () => state().listeners.delete(listener)
}

/** What was slow since this process began, the slowest first. */
export const slowest = (): Slow[] =>
  [...state().kept.values()].sort((one, other) => other.worst - one.worst).slice(0, most.shown)
