import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm'
import { db } from '../client.ts'
import { media } from '../schema/media.ts'
import { pollOptions, polls } from '../schema/polls.ts'
import { posts } from '../schema/posts.ts'
import { revisions } from '../schema/revisions.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { postVisibleTo } from './visibility.ts'

export type OwnPost = Awaited<ReturnType<typeof ownPostsAfter>>[number]

/** All there is of the viewer's own posts, the oldest first: what they made, without what they deleted. */
export async function ownPostsAfter(viewer: Viewer, after: number, limit = 200) {
  const rows = await db
    .select({
      id: posts.id,
      body: posts.body,
      visibility: posts.visibility,
      replyToId: posts.replyToId,
      replyPolicy: posts.replyPolicy,
      quoteOfId: posts.quoteOfId,
      quotePolicy: posts.quotePolicy,
      warning: posts.warning,
      isSensitive: posts.isSensitive,
      language: posts.language,
      createdAt: posts.createdAt,
      editedAt: posts.editedAt,
      likeCount: posts.likeCount,
      replyCount: posts.replyCount,
      repostCount: posts.repostCount,
      quoteCount: posts.quoteCount,
    })
    .from(posts)
    .where(
      and(
        eq(posts.authorId, viewer.id),
        isNull(posts.deletedAt),
        isNull(posts.repostOfId),
        gt(posts.id, after),
      ),
    )
    .orderBy(asc(posts.id))
    .limit(limit)
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const named = rows.flatMap(({ replyToId, quoteOfId }) => [replyToId ?? [], quoteOfId ?? []].flat())
  const [pictures, some, options, former, handles] = await Promise.all([
    picturesOf(ids),
    pollsOf(ids),
    optionsOf(ids),
    revisionsOf(ids),
    authorsOf(viewer, named),
  ])
  const referred = (id: number | null) => (id === null ? null : { id, handle: handles.get(id) ?? null })
  return rows.map(({ replyToId, quoteOfId, ...row }) => {
    const poll = some.find(({ postId }) => postId === row.id)
    return {
      ...row,
      replyTo: referred(replyToId),
      quoteOf: referred(quoteOfId),
      pictures: pictures.filter(({ postId }) => postId === row.id),
      poll: poll && { ...poll, options: options.filter(({ postId }) => postId === row.id) },
      revisions: former.filter(({ postId }) => postId === row.id),
    }
  })
}

const picturesOf = (ids: number[]) =>
  db
    .select({
      id: media.id,
      postId: media.postId,
      folder: media.folder,
      alt: media.alt,
      width: media.width,
      height: media.height,
    })
    .from(media)
    .where(inArray(media.postId, ids))
    .orderBy(asc(media.postId), asc(media.position))

const pollsOf = (ids: number[]) =>
  db
    .select({
      postId: polls.postId,
      isMultiple: polls.isMultiple,
      endsAt: polls.endsAt,
      voters: polls.voterCount,
    })
    .from(polls)
    .where(inArray(polls.postId, ids))

const optionsOf = (ids: number[]) =>
  db
    .select({ postId: pollOptions.postId, label: pollOptions.label, votes: pollOptions.voteCount })
    .from(pollOptions)
    .where(inArray(pollOptions.postId, ids))
    .orderBy(asc(pollOptions.postId), asc(pollOptions.position))

const revisionsOf = (ids: number[]) =>
  db
    .select({
      postId: revisions.postId,
      body: revisions.body,
      warning: revisions.warning,
      createdAt: revisions.createdAt,
    })
    .from(revisions)
    .where(inArray(revisions.postId, ids))
    .orderBy(asc(revisions.id))

/** Who wrote these posts, as far as the viewer may see them. */
async function authorsOf(viewer: Viewer, ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: posts.id, handle: users.handle })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(inArray(posts.id, ids), postVisibleTo(viewer.id)))
  return new Map(rows.map(({ id, handle }) => [id, handle]))
}
