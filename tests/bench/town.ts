import { write } from '#db/client.ts'
import { insertMany } from '#db/dialect/bulk.ts'
import { idAt } from '#db/id.ts'
import { createUser } from '#db/mutations/users.ts'
import { follows } from '#db/schema/follows.ts'
import { wrongCounters } from '#db/tasks/doctor/counters.ts'
import { randomFrom } from '#db/tasks/seed/random.ts'
import { buildTown } from '#db/tasks/seed/town/build.ts'
import { calendarOf } from '#db/tasks/seed/town/calendar.ts'
import { numbersOf } from '#db/tasks/seed/town/numbers.ts'
import { handleOf } from '#db/tasks/seed/town/people.ts'
import { isSilent } from '#db/tasks/seed/town/writings.ts'
import { asViewer, type Viewer } from '#db/viewer.ts'
import { live, quarrel } from './life.ts'

/* The town of `npm run db:seed -- --size …`, and readers of our own choice who moved in. */

/** A reader to measure with, and how often posts of theirs are among all. */
export type Reader = { name: string; viewer: Viewer }
export type Town = { readers: Reader[]; star: Viewer; unknown: Viewer; middle: number }

const day = 86_400_000

export async function build(size: string): Promise<Town> {
  const numbers = numbersOf({ size }, Date.now())
  const { users, seed, until } = numbers
  const { idOf } = calendarOf(numbers)
  const random = randomFrom(7)
  await buildTown(numbers)
  await live()

  const popular = () => {
    const person = Math.floor(random() ** 3 * users)
    return isSilent(person) ? person - 1 : person
  }
  // Those who came in the first half and fell silent wrote nothing for months.
  const longSilent = Array.from({ length: users / 2 }, (_, n) => n).filter(isSilent)
  const silent = () => longSilent[Math.floor(random() * longSilent.length)] ?? 0
  const anyone = () => (random() < 0.8 ? popular() : silent())
  const readers: Reader[] = []
  for (const count of [20, 150, 1000, 5000].filter((count) => count < users / 2)) {
    readers.push({
      name: `${count} follows`,
      viewer: await reader(`reader${count}`, some(count, anyone, idOf)),
    })
    const quiet = Math.min(count, Math.floor(longSilent.length * 0.9))
    readers.push({
      name: `${quiet} silent`,
      viewer: await reader(`patient${count}`, some(quiet, silent, idOf)),
    })
  }
  await quarrel(readers.map(({ viewer }) => viewer))
  for (const { mend } of await wrongCounters()) await mend?.()
  const person = (n: number) => asViewer({ id: idOf(n), handle: handleOf(n, seed), role: 'member' })
  return { readers, star: person(0), unknown: person(users - 1), middle: idAt(until - 200 * day) }
}

/** So many different people. */
function some(count: number, choose: () => number, idOf: (person: number) => number): number[] {
  const chosen = new Set<number>()
  while (chosen.size < count) chosen.add(choose())
  return [...chosen].map(idOf)
}

let followId = idAt(Date.now())

async function reader(handle: string, followees: number[]): Promise<Viewer> {
  const created = await createUser({ handle, email: `${handle}@example.org`, passwordHash: null })
  if ('taken' in created) throw new Error(`${handle} lives here already: the bench needs an empty database`)
  const createdAt = new Date()
  const row = (followeeId: number) => ({ id: followId++, followerId: created.id, followeeId, createdAt })
  await write((tx) => insertMany(tx, follows, followees.map(row)))
  return asViewer({ id: created.id, handle, role: 'member' })
}
