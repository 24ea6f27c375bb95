import { and, asc, eq, isNull } from 'drizzle-orm'
import { write } from '../client.ts'
import type { Transaction } from '../dialect/driver.ts'
import type { Composed, ComposedPoll } from '../schema/drafts.ts'
import { pollOptions, polls } from '../schema/polls.ts'
import { posts } from '../schema/posts.ts'
import { undoDelete } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { saveDraftIn } from './drafts.ts'
import { detachMedia } from './media.ts'
import { deleteIn, lockAuthor } from './posts.ts'
import { once, resultOf } from './submissions.ts'

/** There is no room for another draft; what was begun is undone. */
class NoRoom extends Error {
  override name = 'NoRoom'
}

/**
 * Deletes a post of the viewer's and makes a draft of it, with its pictures and its poll as it was asked. It cannot be
 * taken back: what the post had is the draft's now. Asked for again it answers the same draft. Answers `full` when
 * there is no room for another, and undefined when there is no such post.
 */
export async function redraftPost(
  viewer: Viewer,
  id: number,
  now = Date.now(),
): Promise<{ id: number } | 'full' | undefined> {
  try {
    return await write((tx) => redraft(tx, viewer, id, now))
  } catch (error) {
    if (error instanceof NoRoom) return 'full'
    throw error
  }
}

async function redraft(tx: Transaction, viewer: Viewer, id: number, now: number) {
  await lockAuthor(tx, viewer)
  const key = `redraft-${id}`
  const content = await contentOf(tx, viewer, id)
  // As long ago as nothing is taken back any more.
  const deletedAt = new Date(now - undoDelete.seconds * 1000)
  if (!content || !(await deleteIn(tx, viewer, id, deletedAt))) {
    const before = await resultOf(tx, viewer, key)
    return before === undefined ? undefined : { id: before }
  }
  const media = await detachMedia(tx, id)
  const draft = await saveDraftIn(tx, viewer, { content: { ...content, ...(media.length > 0 && { media }) } })
  if (typeof draft !== 'object') throw new NoRoom('as many drafts as there can be')
  await once(tx, viewer, key, '', draft.id)
  return draft
}

/** A post as it would be composed. */
async function contentOf(tx: Transaction, viewer: Viewer, id: number): Promise<Composed | undefined> {
  const [post] = await tx
    .select({
      body: posts.body,
      visibility: posts.visibility,
      replyTo: posts.replyToId,
      replyPolicy: posts.replyPolicy,
      quoteOf: posts.quoteOfId,
      quotePolicy: posts.quotePolicy,
      quoteDetachedAt: posts.quoteDetachedAt,
      warning: posts.warning,
      isSensitive: posts.isSensitive,
      language: posts.language,
      createdAt: posts.createdAt,
    })
    .from(posts)
    .where(
      and(eq(posts.id, id), eq(posts.authorId, viewer.id), isNull(posts.deletedAt), isNull(posts.repostOfId)),
    )
  if (!post) return undefined
  const { body, visibility, replyTo, replyPolicy, quoteOf, quotePolicy, warning, isSensitive, language } =
    post
  const poll = await pollOf(tx, id, post.createdAt)
  return {
    ...{ body, visibility, quotePolicy },
    ...(replyTo === null ? { replyPolicy } : { replyTo }),
    ...(quoteOf !== null && !post.quoteDetachedAt && { quoteOf }),
    ...(warning && { warning }),
    ...(isSensitive && { isSensitive }),
    ...(poll && { poll }),
    ...(language && { language }),
  }
}

async function pollOf(tx: Transaction, postId: number, since: Date): Promise<ComposedPoll | undefined> {
  const [poll] = await tx
    .select({ isMultiple: polls.isMultiple, endsAt: polls.endsAt })
    .from(polls)
    .where(eq(polls.postId, postId))
  if (!poll) return undefined
  const options = await tx
    .select({ label: pollOptions.label })
    .from(pollOptions)
    .where(eq(pollOptions.postId, postId))
    .orderBy(asc(pollOptions.position))
  const seconds = Math.round((poll.endsAt.getTime() - since.getTime()) / 1000)
  return { options: options.map(({ label }) => label), isMultiple: poll.isMultiple, seconds }
}
