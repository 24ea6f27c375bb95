import { begun, gone, hearSiblings, tellSiblings } from '#app/_server/siblings.ts'

/** Somebody who sits down at a stream or gets up: who, from which household. */
export type Sitter = { person: number; household: string }
type Change = Sitter & { by: 1 | -1 }

/** The streams of the other processes of this place, as far as these have told. */
export class Elsewhere {
  #people = new Map<number, Map<number, number>>()
  #households = new Map<number, Map<string, number>>()

  /** `sitters` are those of this process, for one that begins; `giveWay` ends the oldest stream of a person here. */
  constructor(sitters: () => Sitter[], giveWay: (person: number) => void) {
    hearSiblings<Change[]>('seats', (changes, from) => {
      for (const change of changes) this.#note(from, change)
    })
    hearSiblings<number>('give-way', giveWay)
    hearSiblings(gone, (_, from) => {
      this.#people.delete(from)
      this.#households.delete(from)
    })
    hearSiblings(begun, (_, from) => tellSiblings('seats', sitters().map(sat), from))
  }

  sat(sitter: Sitter): void {
    tellSiblings('seats', [sat(sitter)])
  }

  left(sitter: Sitter): void {
    tellSiblings('seats', [{ ...sitter, by: -1 }])
  }

  /** How many streams a person has elsewhere. */
  ofPerson = (person: number): number => sum(this.#people, person)

  ofHousehold = (household: string): number => sum(this.#households, household)

  /** Has the process in which a person has most streams end the oldest of them. */
  makeRoom(person: number): void {
    const most = [...this.#people]
      .map(([process, counts]) => ({ process, count: counts.get(person) ?? 0 }))
      .toSorted((one, other) => other.count - one.count)[0]
    if (most && most.count > 0) tellSiblings('give-way', person, most.process)
  }

  #note(process: number, { person, household, by }: Change): void {
    add(this.#people, process, person, by)
    add(this.#households, process, household, by)
  }
}

const sat = (sitter: Sitter): Change => ({ ...sitter, by: 1 })

function add<Key>(all: Map<number, Map<Key, number>>, process: number, key: Key, by: number): void {
  const counts = all.get(process) ?? new Map<Key, number>()
  all.set(process, counts)
  const count = (counts.get(key) ?? 0) + by
  if (count > 0) counts.set(key, count)
  else counts.delete(key)
}

const sum = <Key>(all: Map<number, Map<Key, number>>, key: Key): number =>
  [...all.values()].reduce((total, counts) => total + (counts.get(key) ?? 0), 0)
