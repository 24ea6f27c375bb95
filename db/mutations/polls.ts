import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { postVisibleTo } from '../queries/visibility.ts'
import type { ComposedPoll } from '../schema/drafts.ts'
import { pollOptions, polls, pollVoters, pollVotes } from '../schema/polls.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { completeJob, enqueue, type Job } from './jobs.ts'
import { tellEach } from './notifications.ts'

/** Gives a new post its poll, and leaves it to a job to tell how it ended. The options must have passed the rules. */
export async function addPoll(
  tx: Transaction,
  postId: number,
  poll: ComposedPoll | undefined,
  now = Date.now(),
): Promise<void> {
  if (!poll) return
  const endsAt = new Date(now + poll.seconds * 1000)
  await tx.insert(polls).values({ postId, isMultiple: poll.isMultiple, endsAt })
  await tx.insert(pollOptions).values(poll.options.map((label, position) => ({ postId, position, label })))
  await enqueue(tx, { kind: 'end-poll', key: postId, payload: { postId }, dueAt: endsAt })
}

/**
 * Votes for these options of a post's poll, by their positions; once, however often and from wherever it is tried.
 * Answers `again` when the viewer has voted already, `over` when it has ended, `wrong` for options it does not have
 * or too many of them, and `gone` when they may not see such a poll or it is their own.
 */
export async function vote(
  viewer: Viewer,
  postId: number,
  positions: number[],
  now = new Date(),
): Promise<'voted' | 'again' | 'over' | 'wrong' | 'gone'> {
  return write(async (tx) => {
    const poll = await openTo(tx, viewer, postId)
    if (!poll || poll.authorId === viewer.id) return 'gone'
    if (poll.endsAt <= now) return 'over'
    const chosen = [...new Set(positions)].sort((one, other) => one - other)
    const options = await tx
      .select({ position: pollOptions.position })
      .from(pollOptions)
      .where(and(eq(pollOptions.postId, postId), inArray(pollOptions.position, chosen)))
    if (chosen.length === 0 || options.length < chosen.length || (!poll.isMultiple && chosen.length > 1))
      return 'wrong'
    const voter = { postId, userId: viewer.id }
    const first = await tx
      .insert(pollVoters)
      .values({ ...voter, createdAt: now })
      .onConflictDoNothing()
      .returning({ userId: pollVoters.userId })
    if (first.length === 0) return 'again'
    await tx.insert(pollVotes).values(chosen.map((position) => ({ ...voter, position })))
    await countVotes(tx, postId, chosen, 1)
    return 'voted'
  })
}

/** Those who vote in one poll come one after the other, so that no two wait for each other's options. */
async function openTo(tx: Transaction, viewer: Viewer, postId: number) {
  await forUpdate(tx.select({ id: polls.postId }).from(polls).where(eq(polls.postId, postId)))
  const [poll] = await tx
    .select({ authorId: posts.authorId, endsAt: polls.endsAt, isMultiple: polls.isMultiple })
    .from(polls)
    .innerJoin(posts, eq(posts.id, polls.postId))
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(polls.postId, postId), postVisibleTo(viewer.id)))
  return poll
}

/** Counts one voter more or less, and each of what they chose. */
export async function countVotes(
  tx: Transaction,
  postId: number,
  positions: number[],
  change: 1 | -1,
): Promise<void> {
  await tx
    .update(polls)
    .set({ voterCount: sql`${polls.voterCount} + ${change}` })
    .where(eq(polls.postId, postId))
  await tx
    .update(pollOptions)
    .set({ voteCount: sql`${pollOptions.voteCount} + ${change}` })
    .where(and(eq(pollOptions.postId, postId), inArray(pollOptions.position, positions)))
}

const atOnce = 500

/**
 * Tells its author and those who voted that a poll has ended, some hundred in each transaction, and ends the job with
 * the last of them; whoever was told is not told again when it is repeated. Nobody is told of a post that is gone.
 */
export async function endPoll(job: Job, postId: number, now = new Date()): Promise<void> {
  let after = Number.MIN_SAFE_INTEGER
  for (let isOver = false; !isOver; )
    isOver = await write(async (tx) => {
      const poll = await shownPoll(tx, postId)
      const voters = poll ? await votersAfter(tx, postId, after) : []
      const told = poll && after === Number.MIN_SAFE_INTEGER ? [poll.authorId, ...voters] : voters
      if (poll) await tellEach(tx, told, { kind: 'poll', actorId: poll.authorId, postId })
      after = voters.at(-1) ?? after
      if (voters.length === atOnce) return false
      await tx.update(polls).set({ toldAt: now }).where(eq(polls.postId, postId))
      await completeJob(tx, job)
      return true
    })
}

async function shownPoll(tx: Transaction, postId: number) {
  const [poll] = await tx
    .select({ authorId: posts.authorId })
    .from(polls)
    .innerJoin(posts, eq(posts.id, polls.postId))
    .where(and(eq(polls.postId, postId), isNull(posts.deletedAt), isNull(posts.hiddenAt)))
  return poll
}

async function votersAfter(tx: Transaction, postId: number, after: number): Promise<number[]> {
  const voters = await tx
    .select({ id: pollVoters.userId })
    .from(pollVoters)
    .where(and(eq(pollVoters.postId, postId), gt(pollVoters.userId, after)))
    .orderBy(asc(pollVoters.userId))
    .limit(atOnce)
  return voters.map(({ id }) => id)
}
