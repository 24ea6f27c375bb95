import { eq, inArray, sql } from 'drizzle-orm'
import { prepared } from '../client.ts'
import { pollOptions, polls, pollVotes } from '../schema/polls.ts'
import { posts } from '../schema/posts.ts'
import type { Viewer } from '../viewer.ts'
import { slotsOf, slotted } from './slots.ts'
import type { ShownPoll, TimelinePost } from './timeline-post.ts'
import { askerOf, found } from './visibility.ts'

/**
 * The same posts with their polls: how many voted for what once the viewer has, when it is over, or when it is their
 * own. Two questions, or none when no post has one. That the viewer may see the posts was asked before.
 */
export async function withPolls<Post extends TimelinePost>(
  viewer: Viewer | null,
  rows: Post[],
  now = Date.now(),
): Promise<Post[]> {
  const asking = rows.filter((post) => post.poll === 0)
  if (asking.length === 0) return rows
  const asked = { ...slotted(asking.map(({ id }) => id)), viewerId: askerOf(viewer) }
  const [some, options] = await Promise.all([pollsIn().execute(asked), optionsIn().execute(asked)])
  const byPost = Map.groupBy(options, ({ postId }) => postId)
  const shown = new Map(
    some.map((poll) => [poll.postId, shownPoll(poll, byPost.get(poll.postId) ?? [], now)]),
  )
  return rows.map(({ poll: _, ...post }) => {
    const poll = shown.get(post.id)
    return { ...post, ...(poll && { poll }) } as Post
  })
}

type Poll = Awaited<ReturnType<ReturnType<typeof pollsIn>['execute']>>[number]
type Option = Awaited<ReturnType<ReturnType<typeof optionsIn>['execute']>>[number]

function shownPoll({ endsAt, isMultiple, voters, own }: Poll, options: Option[], now: number): ShownPoll {
  const voted = options.some(({ chosen }) => chosen)
  const isOpen = voted || own || endsAt.getTime() <= now
  const inOrder = options.toSorted((one, other) => one.position - other.position)
  return {
    options: inOrder.map(({ label, votes, chosen }) => ({
      label,
      ...(isOpen && { votes }),
      ...(chosen && { chosen }),
    })),
    ...(isMultiple && { multiple: true }),
    endsAt: endsAt.getTime(),
    voters,
    ...(voted && { voted: true }),
    ...(own && { own: true }),
  }
}

const asker = sql.placeholder('viewerId')

const pollsIn = prepared('polls_in', (db) =>
  db
    .select({
      postId: polls.postId,
      endsAt: polls.endsAt,
      isMultiple: polls.isMultiple,
      voters: polls.voterCount,
      own: sql<boolean>`${posts.authorId} = ${asker}`.mapWith(Boolean),
    })
    .from(polls)
    .innerJoin(posts, eq(posts.id, polls.postId))
    .where(inArray(polls.postId, slotsOf())),
)

const optionsIn = prepared('poll_options_in', (db) =>
  db
    .select({
      postId: pollOptions.postId,
      position: pollOptions.position,
      label: pollOptions.label,
      votes: pollOptions.voteCount,
      // With the name of the table, which Drizzle would leave out.
      chosen: sql<boolean>`${found(
        sql`${pollVotes} where ${pollVotes.postId} = ${sql.identifier('poll_options')}.post_id and ${pollVotes.userId} = ${asker} and ${pollVotes.position} = ${sql.identifier('poll_options')}.position`,
      )}`.mapWith(Boolean),
    })
    .from(pollOptions)
    .where(inArray(pollOptions.postId, slotsOf())),
)
