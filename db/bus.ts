import type { Transaction } from './dialect/driver.ts'
import type { Visibility } from './schema/visibilities.ts'

/**
 * What a write that is stored now has changed, for those who wait. Small plain values, so that another process could
 * hear them too; a hint and no proof: whoever acts on one asks the database first.
 */
export type Happening =
  /** Somebody published a post. */
  | { kind: 'post'; id: number; authorId: number; visibility: Visibility }
  /** Somebody reposted; `id` is that of their row, `postId` the post it stands for. */
  | { kind: 'repost'; id: number; authorId: number; postId: number }
  /** What a person is told, or has read of it, is not what it was. */
  | { kind: 'notified'; userId: number }
  /** Some or all sessions of a person ended. */
  | { kind: 'session-ended'; userId: number }
  /** Something was left to be done. */
  | { kind: 'work' }
  /** One of two people blocked the other. */
  | { kind: 'blocked'; blockerId: number; blockedId: number }
  /** Others may have told something that was not heard here. */
  | { kind: 'gap' }
  /** The database turned out to be damaged. */
  | { kind: 'damaged' }

type Kind = Happening['kind']
type Of<K extends Kind> = Extract<Happening, { kind: K }>
type Listener = (happening: Happening) => void
type Carrier = (happenings: Happening[]) => void
type Bus = {
  listeners: Map<Kind, Set<Listener>>
  noted: WeakMap<Transaction, Happening[]>
  carriers: Set<Carrier>
}

// Next loads this module several times in one process: one bus for all.
const busKey = Symbol.for('pipit.bus')
const shared = globalThis as { [busKey]?: Bus }

function bus(): Bus {
  shared[busKey] ??= { listeners: new Map(), noted: new WeakMap(), carriers: new Set() }
  return shared[busKey]
}

/** Has everybody who listens told of this once the transaction is stored; nobody, if it is not. */
export function announce(tx: Transaction, happening: Happening): void {
  bus().noted.get(tx)?.push(happening)
}

/** Calls `listener` for every happening of a kind, from whatever copy of this module. Answers how to stop. */
export function listen<K extends Kind>(kind: K, listener: (happening: Of<K>) => void): () => void {
  const { listeners } = bus()
  const ofKind = listeners.get(kind) ?? new Set()
  listeners.set(kind, ofKind)
  const own: Listener = (happening) => listener(happening as Of<K>)
  ofKind.add(own)
  return () => ofKind.delete(own)
}

/**
 * Runs the work of one transaction and answers what it announced besides what it answers. What a write inside it
 * announced is the outer one's to tell, and forgotten if that part was taken back.
 */
export async function noting<T>(
  tx: Transaction,
  work: (tx: Transaction) => Promise<T>,
): Promise<{ result: T; happenings: Happening[] }> {
  const { noted } = bus()
  const outer = noted.get(tx)
  const own: Happening[] = []
  noted.set(tx, own)
  try {
    const result = await work(tx)
    outer?.push(...own)
    return { result, happenings: outer ? [] : own }
  } finally {
    if (outer) noted.set(tx, outer)
    else noted.delete(tx)
  }
}

/**
 * Has everything that is told here carried elsewhere too, to other processes: what arrives there is for `deliver`.
 * Answers how to stop.
 */
export function carry(carrier: Carrier): () => void {
  const { carriers } = bus()
  carriers.add(carrier)
  return () => carriers.delete(carrier)
}

/** Tells those who listen, here and wherever it is carried to. */
export function publish(happenings: Happening[]): void {
  deliver(happenings)
  if (happenings.length > 0) for (const carrier of bus().carriers) carrier(happenings)
}

/** Tells those who listen in this process. What one of them makes of it is no matter of the write, which is stored. */
export function deliver(happenings: Happening[]): void {
  for (const happening of happenings)
    for (const listener of bus().listeners.get(happening.kind) ?? [])
      try {
        listener(happening)
      } catch (error) {
        console.error(error)
      }
}
