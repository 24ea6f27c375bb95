import { type Random, randomFrom } from '../random.ts'
import type { Numbers } from './numbers.ts'

/** Somebody comes, `to` follows the persons of these numbers, and `from` of those there follow them. */
export type Arrival = { person: number; to: number[]; from: number[] }

/** How unevenly people are chosen: `chance ** skew` of those who are there, counted from the first. */
const skews = { to: 2.5, from: 1.5 }
const share = 0.75 // of the follows between newcomers and those who are there, how many the newcomers begin

/**
 * Who follows whom: `follows` pairs in all, no pair twice. Each newcomer meets people who came before them, the
 * earlier ones far more likely (Barabási and Albert's preferential attachment, 1999, without its book-keeping), so
 * that popularity follows a power law and nothing needs to be remembered. Every second one follows the first
 * person, who is therefore followed by half the town.
 */
export function* arrivalsOf({ users, follows, seed }: Numbers): Generator<Arrival> {
  const random = randomFrom(seed ^ 0x5bd1e995)
  let left = follows
  for (let person = 0; person < users; person++) {
    const count = meetings(random, person, users, left)
    left -= count
    const own = Math.min(person, Math.ceil(count * share))
    yield {
      person,
      to: chosen(random, skews.to, own, person, person % 2),
      from: chosen(random, skews.from, count - own, person, 0),
    }
  }
}

/** How many follows a newcomer brings: few bring very many, and what is left must fit between those to come. */
function meetings(random: Random, person: number, users: number, left: number): number {
  const later = users * (users - 1) - person * (person + 1)
  const usual = left / (users - person)
  const wanted = Math.round(usual * 0.4 * (random() + 1e-6) ** -0.6)
  return Math.min(left, person * 2, Math.max(wanted, left - later, 0))
}

/** Some of the persons who are there, each once; the first one surely (1) or only for want of others (0). */
function chosen(random: Random, skew: number, count: number, there: number, withFirst: number): number[] {
  const found = new Set<number>()
  if (count > 0 && withFirst === 1) found.add(0)
  for (let tries = there > 1 ? count * 8 : 0; found.size < count && tries > 0; tries--)
    found.add(1 + Math.floor(random() ** skew * (there - 1)))
  for (let person = 1; found.size < count; person++) found.add(person % there)
  return [...found]
}
