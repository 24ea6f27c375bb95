import { and, eq, gt, isNull, ne, or } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { driver, hasCollided } from '../../../client.ts'
import { insertMany } from '../../../dialect/bulk.ts'
import type { Transaction } from '../../../dialect/driver.ts'
import { ConfigurationError } from '../../../dialect/index.ts'
import { addTags } from '../../../mutations/tags.ts'
import { follows } from '../../../schema/follows.ts'
import { formerHandles } from '../../../schema/former-handles.ts'
import { posts } from '../../../schema/posts.ts'
import { userWords } from '../../../schema/user-words.ts'
import type { Role } from '../../../schema/users.ts'
import { users } from '../../../schema/users.ts'
import { progress } from '../../progress.ts'
import { calendarOf } from './calendar.ts'
import { countsOf } from './counts.ts'
import { followsOf } from './follows.ts'
import type { Numbers } from './numbers.ts'
import { peopleOf, wordsOf } from './people.ts'
import { postsOf } from './writings.ts'

/** The role of the first person, and how to show how far it has come. */
type Settings = { role?: Role; show?: typeof progress }

const batch = 5_000

/**
 * Stores a town of these numbers beside what is there: the same numbers make the same rows. All of it is one
 * transaction, so whoever interrupts it, by whatever means, leaves the place as it was; nobody else can write to a
 * SQLite file meanwhile. Rows are made while they are stored, a batch at a time. Throws a ConfigurationError when a
 * handle, an address or an id of theirs is taken. Answers the most memory, in bytes, that storing it took.
 */
export async function buildTown(numbers: Numbers, { role = 'member', show = progress }: Settings = {}) {
  const calendar = calendarOf(numbers)
  const counts = countsOf(numbers, calendar)
  const people = () => peopleOf(numbers, calendar, counts, role)
  try {
    // Not `write`: what collides here would collide again, however often it is tried.
    await driver().write(async (tx) => {
      await store(tx, users, people(), show(numbers.users, 'people'))
      await refuseFormer(tx)
      await store(tx, userWords, wordsOf(people()), show(numbers.users, 'names'))
      await store(tx, follows, followsOf(numbers, calendar), show(numbers.users + numbers.follows, 'follows'))
      await store(tx, posts, postsOf(numbers, calendar), show(numbers.posts, 'posts'), (some) =>
        addTags(tx, some),
      )
    })
  } catch (error) {
    throw clearly(error)
  }
  const memory = process.resourceUsage().maxRSS * 1024
  // What the planner knows of the tables is that they were empty.
  for (const table of ['users', 'user_words', 'follows', 'posts', 'tags', 'post_tags'])
    await driver().raw(`ANALYZE ${table}`)
  return { memory }
}

async function store<T extends PgTable>(
  tx: Transaction,
  table: T,
  rows: Iterable<T['$inferInsert']>,
  shown: ReturnType<typeof progress>,
  then?: (some: T['$inferInsert'][]) => Promise<unknown>,
): Promise<void> {
  let some: T['$inferInsert'][] = []
  let done = 0
  const insert = async () => {
    if (some.length > 0) await insertMany(tx, table, some)
    if (then) await then(some)
    done += some.length
    some = []
    shown.to(done)
  }
  for (const row of rows) {
    some.push(row)
    if (some.length === batch) await insert()
  }
  await insert()
  shown.end()
}

/** Somebody who lives here, or lived here until lately, had a handle of theirs. */
async function refuseFormer(tx: Transaction): Promise<void> {
  const [former] = await tx
    .select({ handle: formerHandles.handle })
    .from(formerHandles)
    .innerJoin(users, eq(users.handle, formerHandles.handle))
    .where(
      and(
        gt(formerHandles.until, new Date()),
        or(isNull(formerHandles.userId), ne(formerHandles.userId, users.id)),
      ),
    )
    .limit(1)
  if (former)
    throw new ConfigurationError(`somebody here had the handle @${former.handle} lately, nothing was changed`)
}

function clearly(error: unknown): unknown {
  if (!hasCollided(error)) return error
  return new ConfigurationError('people of such a town live here already, nothing was changed', {
    cause: error,
  })
}
