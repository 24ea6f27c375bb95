import { arrivalsOf } from './acquaintances.ts'
import type { Calendar } from './calendar.ts'
import type { Numbers } from './numbers.ts'
import { writingsOf } from './writings.ts'

/** The counters of every person; four bytes each, the only thing a town keeps in memory. */
export type Counts = Record<'followers' | 'following' | 'posts', Int32Array>

/**
 * Lets the whole town happen once without storing anything, and counts. It costs a second for a million posts and
 * saves going through them all again in the database.
 */
export function countsOf(numbers: Numbers, calendar: Calendar): Counts {
  const [followers, following, posts] = [zeros(numbers), zeros(numbers), zeros(numbers)]
  for (const { person, to, from } of arrivalsOf(numbers)) {
    following[person] = (following[person] ?? 0) + to.length
    followers[person] = (followers[person] ?? 0) + from.length
    for (const other of to) followers[other] = (followers[other] ?? 0) + 1
    for (const other of from) following[other] = (following[other] ?? 0) + 1
  }
  for (const { author } of writingsOf(numbers, calendar)) posts[author] = (posts[author] ?? 0) + 1
  return { followers, following, posts }
}

const zeros = ({ users }: Numbers) => new Int32Array(users)
