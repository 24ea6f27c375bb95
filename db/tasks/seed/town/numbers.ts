import { ConfigurationError } from '../../../dialect/index.ts'

/** How big a town is, which of all such towns it is, and the moment its story ends. */
export type Numbers = { users: number; posts: number; follows: number; seed: number; until: number }

/** What the operator typed. */
export type Typed = Partial<Record<'size' | keyof Numbers, string>>

const day = 86_400_000

export const sizes = {
  S: { users: 1_000, posts: 20_000, follows: 30_000 },
  M: { users: 20_000, posts: 1_000_000, follows: 1_000_000 },
  L: { users: 200_000, posts: 10_000_000, follows: 5_000_000 },
} as const

const most = { users: 2_000_000, posts: 100_000_000 }

/**
 * The numbers of a town: those of its size, each replaced by what was typed. Without a size there are a thousand
 * people, 20 posts and 30 follows for each. The story ends with yesterday, so that the numbers alone make the same
 * rows all day. Throws a ConfigurationError for anything that is no such number.
 */
export function numbersOf(typed: Typed, now: number): Numbers {
  const size = sizeOf(typed.size)
  const users = number('--users', typed.users, 1, most.users) ?? size?.users ?? sizes.S.users
  const posts = number('--posts', typed.posts, 0, most.posts) ?? size?.posts ?? users * 20
  const pairs = users * (users - 1)
  const follows =
    number('--follows', typed.follows, 0, pairs, `${users} people make at most ${pairs} pairs`) ??
    Math.min(pairs, size?.follows ?? users * 30)
  const seed = number('--seed', typed.seed, 0, 2 ** 32 - 1) ?? 1
  return { users, posts, follows, seed, until: momentOf(typed.until, now) }
}

function sizeOf(typed: string | undefined) {
  if (typed === undefined) return undefined
  const size = Object.entries(sizes).find(([name]) => name === typed.toUpperCase())
  if (!size) throw new ConfigurationError(`--size ${typed}: there are S, M and L`)
  return size[1]
}

function number(flag: string, typed: string | undefined, least: number, limit: number, reason = '') {
  if (typed === undefined) return undefined
  const value = /^\d{1,15}$/.test(typed) ? Number(typed) : Number.NaN
  if (value >= least && value <= limit) return value
  const range = `a whole number from ${least} to ${limit}`
  throw new ConfigurationError(`${flag} ${typed}: it takes ${range}${reason && `, since ${reason}`}`)
}

function momentOf(typed: string | undefined, now: number): number {
  if (typed === undefined) return now - (now % day)
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? Date.parse(typed) : Number.NaN
  if (moment >= Date.UTC(2010) && moment <= now) return moment
  throw new ConfigurationError(`--until ${typed}: it takes a day of the past since 2010, such as 2026-05-01`)
}
