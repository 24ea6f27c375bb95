import { and, asc, type Column, eq, inArray, lte, ne, sql } from 'drizzle-orm'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { primaryKeyOf, type Reference, referencesOf } from '../dialect/references.ts'
import { erasableSince } from '../queries/leaving.ts'
import { archives } from '../schema/archives.ts'
import { follows } from '../schema/follows.ts'
import * as schema from '../schema/index.ts'
import { likes } from '../schema/likes.ts'
import { media } from '../schema/media.ts'
import { pollVoters, pollVotes } from '../schema/polls.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import { eraseArchives } from './archives.ts'
import { cancel } from './jobs.ts'
import { eraseMedia } from './media.ts'
import { leaveToErase } from './pictures.ts'
import { countVotes } from './polls.ts'
import { reserveHandle } from './reserved-handles.ts'

/** Erases at most `size` rows of one kind and answers how many it found. */
type Step = (tx: Transaction, userId: number, size: number) => Promise<number>

/** What is counted somewhere goes first, and the counts with it, so that they are right after every step. */
const steps: Step[] = [
  erasePosts,
  eraseMedia,
  eraseArchives,
  eraseVotes,
  eraseLikes,
  eraseFollowing,
  eraseFollowers,
  ...references().map(eraseRows),
]

/**
 * Erases a part of what there is of a person, at most `size` rows of one kind, if their account was deleted too long
 * ago to be taken back; the person themselves comes last, and with them the job to do this; their handle is nobody's for `formerHandle.days`,
 * and their pictures are left to be erased. Answers how much it found, 0 when nothing is left: whoever is interrupted goes on where it stopped.
 */
export async function eraseSome(
  tx: Transaction,
  userId: number,
  size: number,
  now = Date.now(),
): Promise<number> {
  const isDue = and(eq(users.id, userId), lte(users.deletedAt, erasableSince(now)))
  const [due] = await tx.select({ id: users.id }).from(users).where(isDue)
  if (!due) return 0
  for (const step of steps) {
    const found = await step(tx, userId, size)
    if (found > 0) return found
  }
  const [erased] = await tx
    .delete(users)
    .where(isDue)
    .returning({ handle: users.handle, avatar: users.avatar, banner: users.banner })
  if (!erased) return 0
  await reserveHandle(tx, erased.handle, null, new Date(now))
  for (const folder of [erased.avatar, erased.banner]) await leaveToErase(tx, folder)
  await cancel(tx, 'erase-person', userId)
  return 0
}

async function erasePosts(tx: Transaction, userId: number, size: number): Promise<number> {
  const some = await tx.select({ id: posts.id }).from(posts).where(eq(posts.authorId, userId)).limit(size)
  if (some.length === 0) return 0
  const erased = await tx
    .delete(posts)
    .where(inArray(posts.id, idsOf(some)))
    .returning({
      deletedAt: posts.deletedAt,
      replyToId: posts.replyToId,
      repostOfId: posts.repostOfId,
      quotedId: sql<number | null>`case when ${posts.quoteDetachedAt} is null then ${posts.quoteOfId} end`,
    })
  const there = erased.filter(({ deletedAt }) => deletedAt === null)
  const named = (column: 'replyToId' | 'repostOfId' | 'quotedId') =>
    there.flatMap((post) => (post[column] === null ? [] : Number(post[column])))
  await countOnPosts(tx, 'replyCount', named('replyToId'))
  await countOnPosts(tx, 'repostCount', named('repostOfId'))
  await countOnPosts(tx, 'quoteCount', named('quotedId'))
  await tx
    .update(users)
    .set({ postCount: less('postCount', there.filter(({ repostOfId }) => repostOfId === null).length) })
    .where(eq(users.id, userId))
  return some.length
}

async function eraseLikes(tx: Transaction, userId: number, size: number): Promise<number> {
  const some = await tx.select({ id: likes.id }).from(likes).where(eq(likes.userId, userId)).limit(size)
  if (some.length === 0) return 0
  const erased = await tx
    .delete(likes)
    .where(inArray(likes.id, idsOf(some)))
    .returning({ id: likes.postId })
  await countOnPosts(tx, 'likeCount', idsOf(erased))
  return some.length
}

/** With them go the counts of what they voted for. */
async function eraseVotes(tx: Transaction, userId: number, size: number): Promise<number> {
  const some = await tx
    .select({ postId: pollVoters.postId })
    .from(pollVoters)
    .where(eq(pollVoters.userId, userId))
    .orderBy(asc(pollVoters.postId))
    .limit(size)
  for (const { postId } of some) {
    const isTheirs = (table: typeof pollVoters | typeof pollVotes) =>
      and(eq(table.postId, postId), eq(table.userId, userId))
    const votes = await tx
      .delete(pollVotes)
      .where(isTheirs(pollVotes))
      .returning({ position: pollVotes.position })
    await tx.delete(pollVoters).where(isTheirs(pollVoters))
    await countVotes(
      tx,
      postId,
      votes.map(({ position }) => position),
      -1,
    )
  }
  return some.length
}

type PostCounter = 'replyCount' | 'likeCount' | 'repostCount' | 'quoteCount'

/** Takes from each of these posts as many as it is named; the lower ids first, so that two erasures never deadlock. */
async function countOnPosts(tx: Transaction, counter: PostCounter, ids: number[]) {
  const times = Map.groupBy(ids, (id) => id)
  for (const [id, named] of [...times].sort(([one], [other]) => one - other))
    await tx
      .update(posts)
      .set({ [counter]: lessOf(posts[counter], named.length) })
      .where(eq(posts.id, id))
}

async function eraseFollowing(tx: Transaction, userId: number, size: number): Promise<number> {
  const some = await tx
    .select({ id: follows.id })
    .from(follows)
    .where(and(eq(follows.followerId, userId), ne(follows.followeeId, userId)))
    .limit(size)
  if (some.length === 0) return 0
  const erased = await tx
    .delete(follows)
    .where(inArray(follows.id, idsOf(some)))
    .returning({ id: follows.followeeId })
  await countLess(tx, 'followerCount', idsOf(erased), 'followingCount', userId)
  return some.length
}

async function eraseFollowers(tx: Transaction, userId: number, size: number): Promise<number> {
  const some = await tx
    .select({ id: follows.id })
    .from(follows)
    .where(and(eq(follows.followeeId, userId), ne(follows.followerId, userId)))
    .limit(size)
  if (some.length === 0) return 0
  const erased = await tx
    .delete(follows)
    .where(inArray(follows.id, idsOf(some)))
    .returning({ id: follows.followerId })
  await countLess(tx, 'followingCount', idsOf(erased), 'followerCount', userId)
  return some.length
}

type Counter = 'followerCount' | 'followingCount'

/** One less for each of the others, as many less for the person; locked in the order of ids, as a follow does. */
async function countLess(
  tx: Transaction,
  theirs: Counter,
  others: number[],
  own: Counter,
  userId: number,
): Promise<void> {
  await forUpdate(
    tx
      .select({ id: users.id })
      .from(users)
      .where(inArray(users.id, [userId, ...others]))
      .orderBy(asc(users.id)),
  )
  await tx
    .update(users)
    .set({ [theirs]: less(theirs, 1) })
    .where(inArray(users.id, others))
  await tx
    .update(users)
    .set({ [own]: less(own, others.length) })
    .where(eq(users.id, userId))
}

/** A count that is wrong, which is the doctor's business, shall keep nobody from being erased. */
const lessOf = (counted: Column, by: number) =>
  sql`case when ${counted} > ${by} then ${counted} - ${by} else 0 end`

const less = (counter: Counter | 'postCount', by: number) => lessOf(users[counter], by)

/** Whatever else would go with a person, found in the tables themselves. */
function references(): Reference[] {
  return Object.values(schema)
    .filter(
      (table) => ![posts, media, archives, pollVoters, pollVotes, follows, likes].includes(table as never),
    )
    .flatMap(referencesOf)
    .filter(({ to, onDelete }) => to === users && onDelete === 'cascade')
}

function eraseRows({ table, column }: Reference): Step {
  const key = primaryKeyOf(table)
  const columns = Object.fromEntries(key.map((one) => [one.name, one]))
  return async (tx, userId, size) => {
    const some = tx.select(columns).from(table).where(eq(column, userId)).limit(size)
    const erased = await tx
      .delete(table)
      .where(and(eq(column, userId), sql`(${sql.join(key, sql`, `)}) in ${some}`))
      .returning({ gone: sql<number>`1` })
    return erased.length
  }
}

const idsOf = (rows: { id: number }[]): number[] => rows.map(({ id }) => id)
