import { countOne } from '#app/_server/tallies.ts'
import type { Viewer } from '#db/viewer.ts'
import { Elsewhere } from './elsewhere.ts'
import type { Stream } from './stream.ts'

/** Who sits at which stream, by which session, and whence. */
export type Seat = { viewer: Viewer; sessionId: number; household: string; stream: Stream }

export type HubSettings = {
  /** Streams of one person, wherever; the oldest gives way to a new one. */
  mostPerPerson: number
  /** Streams of one address, wherever. */
  mostPerHousehold: number
}

/** ms for which a browser that had to give way asks now and then instead. */
const awhile = 600_000

/** Everybody who listens to this process. */
export class Hub {
  #settings: HubSettings
  #people = new Map<number, Set<Seat>>()
  #households = new Map<string, number>()
  #elsewhere = new Elsewhere(
    () => this.seats().map(sitterOf),
    (person) => this.#oldestGoes(person),
  )

  constructor(settings: HubSettings) {
    this.#settings = settings
  }

  isFull(household: string): boolean {
    const here = this.#households.get(household) ?? 0
    return here + this.#elsewhere.ofHousehold(household) >= this.#settings.mostPerHousehold
  }

  enter(seat: Seat): void {
    const { household, viewer } = seat
    const own = this.#people.get(viewer.id) ?? new Set()
    this.#people.set(viewer.id, own.add(seat))
    this.#households.set(household, (this.#households.get(household) ?? 0) + 1)
    countOne('streams')
    this.#elsewhere.sat(sitterOf(seat))
    if (own.size + this.#elsewhere.ofPerson(viewer.id) <= this.#settings.mostPerPerson) return
    if (own.size > 1) this.#oldestGoes(viewer.id)
    else this.#elsewhere.makeRoom(viewer.id)
  }

  #oldestGoes(person: number): void {
    // A set keeps the order in which they came.
    const [oldest] = this.#people.get(person) ?? []
    if (oldest) this.send(oldest, awhile)
  }

  leave(seat: Seat): void {
    const { household, viewer } = seat
    const own = this.#people.get(viewer.id)
    if (!own?.delete(seat)) return
    countOne('streams', -1)
    this.#elsewhere.left(sitterOf(seat))
    if (own.size === 0) this.#people.delete(viewer.id)
    const left = (this.#households.get(household) ?? 0) - 1
    if (left > 0) this.#households.set(household, left)
    else this.#households.delete(household)
  }

  /** Ends a stream; its browser comes back after so many ms. */
  send(seat: Seat, retry: number): void {
    this.leave(seat)
    seat.stream.end(retry)
  }

  /** How many people listen. */
  get size(): number {
    return this.#people.size
  }

  /** Their ids. */
  people(): number[] {
    return [...this.#people.keys()]
  }

  has(userId: number): boolean {
    return this.#people.has(userId)
  }

  seatsOf(userId: number): Seat[] {
    return [...(this.#people.get(userId) ?? [])]
  }

  seats(): Seat[] {
    return [...this.#people.values()].flatMap((own) => [...own])
  }
}

const sitterOf = ({ viewer, household }: Seat) => ({ person: viewer.id, household })
