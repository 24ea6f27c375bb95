import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { announce } from '../bus.ts'
import { write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { isActive } from '../queries/visibility.ts'
import type { Composed } from '../schema/drafts.ts'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import { undoDelete } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { dropDraft } from './drafts.ts'
import { attachMedia, NoPicture } from './media.ts'
import { nameAlike, nameMentioned } from './mentions.ts'
import { tell, tellEach } from './notifications.ts'
import { dropPins } from './pins.ts'
import { addPoll } from './polls.ts'
import { leavePreview } from './previews.ts'
import { addQuote, countedQuote, countQuote, NotQuotable, quotable } from './quotes.ts'
import { answerable, Closed, countAnswer, narrower } from './replies.ts'
import { once } from './submissions.ts'
import { addTags } from './tags.ts'

/** With a `key`, sent again it makes one post. */
export type NewPost = Composed & {
  key?: string | undefined
  /** The draft it comes from, which is none any more. */
  draftId?: number | undefined
}

/**
 * Publishes a post, and with it what continues it: all or nothing. The texts must have passed `postText`. With a
 * `key`, the same key and content answer with the first post instead of making another. Answers the post's id,
 * `conflict` when the key was used for other content, `closed` when the viewer may not answer that post or cannot
 * see it, `unquotable` when they may not quote that one, `no-picture` when one of its pictures is not there for it, or undefined when they may no longer post at all.
 */
export async function createPost(
  viewer: Viewer,
  post: NewPost,
): Promise<{ id: number } | 'conflict' | 'closed' | 'unquotable' | 'no-picture' | undefined> {
  try {
    return await write((tx) => publishIn(tx, viewer, post))
  } catch (error) {
    if (error instanceof Closed) return 'closed'
    if (error instanceof NotQuotable) return 'unquotable'
    if (error instanceof NoPicture) return 'no-picture'
    throw error
  }
}

/** Likewise, as a part of another change. Throws Closed, NotQuotable or NoPicture; then that must not happen either. */
export async function publishIn(tx: Transaction, viewer: Viewer, post: NewPost) {
  if (!(await countPost(tx, viewer, 1))) return undefined
  const id = nextId()
  const first = await once(tx, viewer, post.key, contentOf(post), id)
  if (first !== id) {
    await countPost(tx, viewer, -1)
    return first === 'conflict' ? first : { id: first }
  }
  if (post.draftId !== undefined) await dropDraft(tx, viewer, post.draftId)
  const { body, visibility = 'public', replyTo, replyPolicy, quoteOf, quotePolicy } = post
  const answered = replyTo === undefined ? undefined : await answerable(tx, viewer, replyTo)
  const quoted = quoteOf === undefined ? undefined : await quotable(tx, viewer, quoteOf)
  const shownTo = answered ? narrower(visibility, answered.visibility) : visibility
  await tx.insert(posts).values({
    id,
    authorId: viewer.id,
    body,
    visibility: shownTo,
    ...(answered && {
      replyToId: answered.id,
      replyToAuthorId: answered.authorId,
      rootId: answered.rootId ?? answered.id,
    }),
    replyPolicy,
    quoteOfId: quoted?.id,
    quotePolicy,
    warning: post.warning,
    isSensitive: post.isSensitive,
    language: post.language,
    mediaCount: post.media?.length,
    hasPoll: post.poll !== undefined,
    createdAt: new Date(),
  })
  await attachMedia(tx, viewer, id, post.media)
  await addPoll(tx, id, post.poll)
  // Whoever is answered in confidence may read the answer, named in it or not.
  const also = shownTo === 'mentioned' ? answered?.authorId : undefined
  const named = await nameMentioned(tx, viewer, id, body, also)
  // Whoever is quoted is told of that.
  const others = named.filter((one) => one !== quoted?.authorId)
  await tellOf(tx, { actorId: viewer.id, postId: id }, answered?.authorId, others)
  if (answered) await countAnswer(tx, answered.id, 1)
  if (quoted) await addQuote(tx, viewer, quoted, id)
  if (!quoted && !post.media?.length && !post.poll) await leavePreview(tx, { id, body })
  if (shownTo === 'public') await addTags(tx, [{ id, body }])
  announce(tx, { kind: 'post', id, authorId: viewer.id, visibility: shownTo })
  await publishRest(tx, viewer, { ...post, visibility: shownTo }, id)
  return { id }
}

/** Each for the same readers as the one before, also where those are the people it names. */
async function publishRest(tx: Transaction, viewer: Viewer, post: NewPost, id: number): Promise<void> {
  const [body, ...rest] = post.rest ?? []
  if (body === undefined) return
  const { visibility, replyPolicy, quotePolicy, warning, language } = post
  const shared = { visibility, replyPolicy, quotePolicy, warning, language }
  const next = await publishIn(tx, viewer, { body, ...shared, replyTo: id })
  // Whoever wrote the first may write the next; all or nothing.
  if (typeof next !== 'object') throw new Closed('the author is gone')
  if (visibility === 'mentioned') await nameAlike(tx, id, next.id)
  await publishRest(tx, viewer, { ...post, rest }, next.id)
}

/** Tells whom a new post answers that it does, and those it names otherwise that it names them. */
async function tellOf(
  tx: Transaction,
  what: { actorId: number; postId: number },
  answered: number | undefined,
  named: number[],
): Promise<void> {
  if (answered !== undefined) await tell(tx, { ...what, userId: answered, kind: 'reply' })
  await tellEach(
    tx,
    named.filter((id) => id !== answered),
    { ...what, kind: 'mention' },
  )
}

/** What makes two posts the same: the words alone as long as nothing else was chosen. */
function contentOf({ body, key: _, draftId: __, ...choices }: NewPost): string {
  const {
    visibility = 'public',
    replyTo,
    replyPolicy = 'everyone',
    quoteOf,
    quotePolicy = 'everyone',
    rest = [],
    ...more
  } = choices
  // Only what was chosen, so that the words alone stay what they were.
  const attached = Object.values(more).some(Boolean) ? [more] : []
  const chosen = JSON.stringify([
    visibility,
    replyTo,
    replyPolicy,
    quoteOf,
    quotePolicy,
    ...rest,
    ...attached,
  ])
  return chosen === usual ? body : `${chosen} ${body}`
}
const usual = JSON.stringify(['public', undefined, 'everyone', undefined, 'everyone'])

/**
 * Deletes a post of the viewer's own: it is gone for everyone at once, and erased when it can no longer be taken
 * back (`deleteExpired`). Answers the post that went, or undefined when there was none.
 */
export async function deletePost(
  viewer: Viewer,
  id: number,
  now = new Date(),
): Promise<{ id: number } | undefined> {
  return write((tx) => deleteIn(tx, viewer, id, now))
}

/** Likewise, as a part of another change. */
export async function deleteIn(
  tx: Transaction,
  viewer: Viewer,
  id: number,
  now: Date,
): Promise<{ id: number } | undefined> {
  await lockAuthor(tx, viewer)
  const [post] = await tx
    .update(posts)
    .set({ deletedAt: now })
    .where(
      and(eq(posts.id, id), eq(posts.authorId, viewer.id), isNull(posts.deletedAt), isNull(posts.repostOfId)),
    )
    .returning({ id: posts.id, replyToId: posts.replyToId, quotedId: countedQuote })
  if (!post) return undefined
  await countPost(tx, viewer, -1)
  await dropPins(tx, viewer, [post.id])
  if (post.replyToId !== null) await countAnswer(tx, post.replyToId, -1)
  if (post.quotedId !== null) await countQuote(tx, post.quotedId, -1)
  return { id: post.id }
}

/** Takes back that the viewer deleted a post, within `undoDelete.seconds`. Answers whether it is there again. */
export async function restorePost(viewer: Viewer, id: number, now = Date.now()): Promise<boolean> {
  return write(async (tx) => {
    await lockAuthor(tx, viewer)
    const since = new Date(now - undoDelete.seconds * 1000)
    const [post] = await tx
      .update(posts)
      .set({ deletedAt: null })
      .where(and(eq(posts.id, id), eq(posts.authorId, viewer.id), gt(posts.deletedAt, since)))
      .returning({ replyToId: posts.replyToId, quotedId: countedQuote })
    if (!post) return false
    await countPost(tx, viewer, 1)
    if (post.replyToId !== null) await countAnswer(tx, post.replyToId, 1)
    if (post.quotedId !== null) await countQuote(tx, post.quotedId, 1)
    return true
  })
}

/** First the author, then the post, as whoever answers does: two of one author never wait for each other. */
export async function lockAuthor(tx: Transaction, viewer: Viewer): Promise<void> {
  await forUpdate(tx.select({ id: users.id }).from(users).where(eq(users.id, viewer.id)))
}

/** Counts the viewer's posts, and finds out on the way whether they may add one: only who is active may. */
async function countPost(tx: Transaction, viewer: Viewer, change: 1 | -1): Promise<boolean> {
  const counted = await tx
    .update(users)
    .set({ postCount: sql`${users.postCount} + ${change}` })
    .where(and(eq(users.id, viewer.id), change > 0 ? isActive() : undefined))
    .returning({ id: users.id })
  return counted.length > 0
}
