import { idAt, momentOf } from '../../../id.ts'
import type { Numbers } from './numbers.ts'

const day = 86_400_000
const span = 500 * day
/** People come and posts are written a little faster as the town grows; from here on nobody new comes. */
const doorsClose = 0.96
const growth = 0.8

/** When everything happens in a town of these numbers. */
export type Calendar = ReturnType<typeof calendarOf>

export function calendarOf({ users, posts, seed, until }: Numbers) {
  const start = until - span
  // Towns of two seeds never want the same id.
  const mark = seed % 1024
  const along = (share: number) => Math.floor(start + span * share ** growth)
  const joinedAt = (person: number) => along((person / users) * doorsClose)
  return {
    start,
    /** Persons are numbered in the order in which they come. */
    joinedAt,
    idOf: (person: number) => idAt(joinedAt(person)) + mark,
    /** Until the next person comes. */
    aloneUntil: (person: number) => (person + 1 < users ? joinedAt(person + 1) : until),
    /** The moment of a post, when `wobble` runs from 0 to 1: never before the post before it. */
    writtenAt: (post: number, wobble: number) => along((post + wobble) / posts),
    /** An id and its date for each moment, rising although moments may be the same. */
    rising: () => {
      let last = 0
      return (moment: number) => {
        last = Math.max(last + 1, idAt(moment) + mark)
        return { id: last, createdAt: momentOf(last) }
      }
    },
  }
}
