import { type Placeholder, sql } from 'drizzle-orm'
import { thread } from '../text/limits.ts'

// As many as stand on the longest page, that of a conversation.
const names = Array.from({ length: thread.above + thread.most + 1 }, (_, i) => `id${i}`)

/** Places for the ids of all posts of a page in a prepared question. */
export const slotsOf = (): Placeholder[] => names.map((name) => sql.placeholder(name))

/** What stands in them; nobody has the id 0. */
export const slotted = (ids: number[]): Record<string, number> =>
  Object.fromEntries(names.map((name, at) => [name, ids[at] ?? 0]))
