import { wordRows } from '../../../mutations/user-words.ts'
import type { userWords } from '../../../schema/user-words.ts'
import type { Role, users } from '../../../schema/users.ts'
import { randomFrom } from '../random.ts'
import type { Calendar } from './calendar.ts'
import type { Counts } from './counts.ts'
import type { Numbers } from './numbers.ts'
import { bioOf, nameOf } from './texts.ts'
import { beings, manners } from './words.ts'

const pairs = manners.length * beings.length
const stride = 5003 // a prime that divides neither list, so that neighbours differ and no pair comes twice

/** The handle of a person: two words, and a number from the second round on. */
export function handleOf(person: number, seed: number): string {
  const pair = ((person % pairs) * stride + (seed % pairs)) % pairs
  const round = Math.floor(person / pairs)
  const [manner, being] = [manners[pair % manners.length], beings[Math.floor(pair / manners.length)]]
  return `${manner}_${being}${round > 0 ? round + 1 : ''}`
}

type Person = typeof users.$inferInsert

/** `demoPassword`, hashed once with a salt that stays, so that the same numbers make the same rows. */
export const townPasswordHash =
  '$argon2id$v=19$m=19456,t=2,p=1$UCcKiUcMB/OwmIcKAGa68g$ET0sujLnlc4Fs3GGJNNHiu+JjBiLY6x0S95f+SQgUnM'

/** Everybody, in the order in which they come; the first has the role named. */
export function* peopleOf(
  { users, seed }: Numbers,
  calendar: Calendar,
  counts: Counts,
  role: Role,
): Generator<Person> {
  const random = randomFrom(seed ^ 0x1b873593)
  for (let n = 0; n < users; n++) {
    const handle = handleOf(n, seed)
    yield {
      id: calendar.idOf(n),
      handle,
      email: `${handle}@example.org`,
      name: nameOf(random),
      bio: bioOf(random),
      passwordHash: townPasswordHash,
      role: n === 0 ? role : 'member',
      followerCount: counts.followers[n] ?? 0,
      followingCount: counts.following[n] ?? 0,
      postCount: counts.posts[n] ?? 0,
      createdAt: new Date(calendar.joinedAt(n)),
    }
  }
}

/** What lets them be found, as it is stored with everybody who signs up. */
export function* wordsOf(people: Iterable<Person>): Generator<typeof userWords.$inferInsert> {
  for (const { id, handle, name = '' } of people) yield* wordRows([{ id, handle, name }])
}
