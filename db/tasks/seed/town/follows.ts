import type { follows } from '../../../schema/follows.ts'
import { arrivalsOf } from './acquaintances.ts'
import type { Calendar } from './calendar.ts'
import type { Numbers } from './numbers.ts'

/** Every follow, the oldest first, each person's row towards themselves among them. */
export function* followsOf(numbers: Numbers, calendar: Calendar): Generator<typeof follows.$inferInsert> {
  const next = calendar.rising()
  for (const { person, to, from } of arrivalsOf(numbers)) {
    const [id, moment] = [calendar.idOf(person), calendar.joinedAt(person)]
    const step = (calendar.aloneUntil(person) - moment) / (to.length + from.length + 2)
    let met = 0
    const row = (followerId: number, followeeId: number) => ({
      ...next(Math.floor(moment + step * met++)),
      followerId,
      followeeId,
    })
    yield row(id, id)
    for (const other of to) yield row(id, calendar.idOf(other))
    for (const other of from) yield row(calendar.idOf(other), id)
  }
}
