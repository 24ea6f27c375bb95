import type { posts } from '../../../schema/posts.ts'
import { randomFrom } from '../random.ts'
import type { Calendar } from './calendar.ts'
import type { Numbers } from './numbers.ts'
import { handleOf } from './people.ts'
import { textOf } from './texts.ts'

/** Who writes when, and how many people there are to talk to. */
export type Writing = { author: number; moment: number; there: number }

const skew = 3
const eager = 8 * 86_400_000

/** A third of the people fall silent a week after they come. */
export const isSilent = (person: number): boolean => person % 3 === 2

/** Who writes each post, the oldest first: the earlier somebody came, the more, by the same power law as follows. */
export function* writingsOf({ users, posts, seed }: Numbers, calendar: Calendar): Generator<Writing> {
  const random = randomFrom(seed ^ 0x27d4eb2f)
  let there = 1
  for (let post = 0; post < posts; post++) {
    const moment = calendar.writtenAt(post, random())
    while (there < users && calendar.joinedAt(there) < moment) there += 1
    const chosen = Math.floor(random() ** skew * there)
    const isOver = isSilent(chosen) && moment > calendar.joinedAt(chosen) + eager
    yield { author: isOver ? chosen - 1 : chosen, moment, there }
  }
}

/** Every post with its words, the oldest first. */
export function* postsOf(numbers: Numbers, calendar: Calendar): Generator<typeof posts.$inferInsert> {
  const random = randomFrom(numbers.seed ^ 0x165667b1)
  const next = calendar.rising()
  for (const { author, moment, there } of writingsOf(numbers, calendar)) {
    const someone = () => {
      const other = Math.floor(random() ** skew * there)
      return other === author ? undefined : handleOf(other, numbers.seed)
    }
    yield { ...next(moment), authorId: calendar.idOf(author), body: textOf(random, someone) }
  }
}
