import { and, eq, inArray, sql } from 'drizzle-orm'
import { prepared } from '../client.ts'
import { pollOptions, polls, pollVotes } from '../schema/polls.ts'
import { posts } from '../schema/posts.ts'
import type { Viewer } from '../viewer.ts'
import { slotsOf, slotted } from './slots.ts'
import type { ShownPoll, TimelinePost } from './timeline-post.ts'
import { askerOf, found } from './visibility.ts'

/**
 * The same posts with their polls: how many voted for what once the viewer has, when it is over, or when it is their
 * own. One question, or none when no post has one. That the viewer may see the posts was asked before.
 */
export async function withPolls<Post extends TimelinePost>(
  viewer: Viewer | null,
  rows: Post[],
  now = Date.now(),
): Promise<Post[]> {
  const asking = rows.filter((post) => post.poll === 0)
  if (asking.length === 0) return rows
  const rowsOfAll = await pollsIn().execute({
    ...slotted(asking.map(({ id }) => id)),
    viewerId: askerOf(viewer),
  })
  const inOrder = rowsOfAll.toSorted((one, other) => one.position - other.position)
  const byPost = Map.groupBy(inOrder, ({ postId }) => postId)
  return rows.map(({ poll: _, ...post }) => {
    const options = byPost.get(post.id)
    return { ...post, ...(options && { poll: shownPoll(options, now) }) } as Post
  })
}

type Option = Awaited<ReturnType<ReturnType<typeof pollsIn>['execute']>>[number]

function shownPoll(options: Option[], now: number): ShownPoll {
  const [{ endsAt, isMultiple = false, voterCount = 0, mine = false } = { endsAt: new Date(0) }] = options
  const voted = options.some(({ chosen }) => chosen)
  const isOpen = voted || mine || endsAt.getTime() <= now
  return {
    options: options.map(({ label, votes, chosen }) => ({
      label,
      ...(isOpen && { votes }),
      ...(chosen && { chosen }),
    })),
    ...(isMultiple && { multiple: true }),
    endsAt: endsAt.getTime(),
    voters: voterCount,
    ...(voted && { voted: true }),
    ...(mine && { own: true }),
  }
}

const pollsIn = prepared('polls_in', (db) => {
  const asker = sql.placeholder('viewerId')
  return (
    db
      .select({
        postId: pollOptions.postId,
        position: pollOptions.position,
        label: pollOptions.label,
        votes: pollOptions.voteCount,
        chosen: sql<boolean>`${found(
          sql`${pollVotes} where ${pollVotes.postId} = ${pollOptions.postId} and ${pollVotes.userId} = ${asker} and ${pollVotes.position} = ${pollOptions.position}`,
        )}`.mapWith(Boolean),
        mine: sql<boolean>`${posts.authorId} = ${asker}`.mapWith(Boolean),
        isMultiple: polls.isMultiple,
        voterCount: polls.voterCount,
        endsAt: polls.endsAt,
      })
      .from(pollOptions)
      .innerJoin(polls, eq(polls.postId, pollOptions.postId))
      .innerJoin(posts, eq(posts.id, pollOptions.postId))
      // Of both, for Postgres does not conclude one from the other and would read every poll there is.
      .where(and(inArray(pollOptions.postId, slotsOf()), inArray(polls.postId, slotsOf())))
  )
})
