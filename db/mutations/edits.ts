import { and, asc, count, eq, isNull } from 'drizzle-orm'
import { write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { isActive } from '../queries/visibility.ts'
import type { ComposedPicture } from '../schema/drafts.ts'
import { media } from '../schema/media.ts'
import { postTags } from '../schema/post-tags.ts'
import { posts } from '../schema/posts.ts'
import { type FormerAlt, revisions } from '../schema/revisions.ts'
import { users } from '../schema/users.ts'
import { revisions as limits } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { leaveEditNews } from './edit-news.ts'
import { nameAnew } from './mentions.ts'
import { tellEach, untell } from './notifications.ts'
import { firstLink, leavePreview } from './previews.ts'
import { addTags } from './tags.ts'

export type Edit = {
  body: string
  warning: string
  /** The language it is in now; chosen, it is changed also when no word is, and that is no edit anybody is told of. */
  language?: string | undefined
  isLanguageChosen?: boolean
  /** What the pictures of the post show, as far as that is said anew. */
  alts?: ComposedPicture[] | undefined
  /** When the post was last edited as the writer knew it; null when it never was. */
  known: number | null
}

/**
 * Changes the words of a post of the viewer's and keeps what it was. What follows from the words follows anew: whom it
 * names (those who are named no longer are not told of it any more), its tags, its preview. Whoever answered, reposted
 * or quoted it is told by a job. Answers `same` when nothing changes, `changed` when it was edited since `known`,
 * `full` when it was edited too often, `empty` when nothing would be left of it, undefined when there is no such post.
 */
export async function editPost(
  viewer: Viewer,
  id: number,
  edit: Edit,
  now = new Date(),
): Promise<'edited' | 'same' | 'changed' | 'full' | 'empty' | undefined> {
  return write(async (tx) => {
    const post = await ownPost(tx, viewer, id)
    if (!post) return undefined
    const alts = await altsOf(tx, id)
    const next = alts.map((one) => edit.alts?.find((other) => other.id === one.mediaId)?.alt ?? one.alt)
    const isSame =
      post.body === edit.body &&
      post.warning === edit.warning &&
      alts.every(({ alt }, at) => alt === next[at])
    // Sent twice, it is edited once.
    if (isSame) {
      if (!edit.isLanguageChosen || edit.language === (post.language ?? undefined)) return 'same'
      await tx.update(posts).set({ language: edit.language }).where(eq(posts.id, id))
      return 'edited'
    }
    if ((post.editedAt?.getTime() ?? null) !== edit.known) return 'changed'
    if (edit.body === '' && alts.length === 0) return 'empty'
    const [kept] = await tx.select({ count: count() }).from(revisions).where(eq(revisions.postId, id))
    if ((kept?.count ?? 0) >= limits.count) return 'full'
    const since = post.editedAt ?? post.createdAt
    const revisionId = nextId()
    await tx
      .insert(revisions)
      .values({ id: revisionId, postId: id, body: post.body, warning: post.warning, alts, createdAt: since })
    await tx
      .update(posts)
      .set({
        body: edit.body,
        warning: edit.warning,
        language: edit.language ?? post.language,
        // Never what it was: a form made from the version before must not fit this one.
        editedAt: new Date(Math.max(now.getTime(), since.getTime() + 1)),
      })
      .where(eq(posts.id, id))
    for (const [at, { mediaId }] of alts.entries())
      await tx
        .update(media)
        .set({ alt: next[at] ?? '' })
        .where(eq(media.id, mediaId))
    if (post.body !== edit.body) await derive(tx, viewer, post, edit.body)
    if (post.replyCount + post.repostCount + post.quoteCount > 0) await leaveEditNews(tx, id, revisionId)
    return 'edited'
  })
}

/** First the author, then the post, as whoever answers or deletes does: two of them never wait for each other. */
async function ownPost(tx: Transaction, viewer: Viewer, id: number) {
  const [me] = await forUpdate(
    tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, viewer.id), isActive())),
  )
  if (!me) return undefined
  const [post] = await forUpdate(
    tx
      .select({
        id: posts.id,
        body: posts.body,
        warning: posts.warning,
        language: posts.language,
        visibility: posts.visibility,
        replyToId: posts.replyToId,
        replyToAuthorId: posts.replyToAuthorId,
        quoteOfId: posts.quoteOfId,
        mediaCount: posts.mediaCount,
        hasPoll: posts.hasPoll,
        replyCount: posts.replyCount,
        repostCount: posts.repostCount,
        quoteCount: posts.quoteCount,
        createdAt: posts.createdAt,
        editedAt: posts.editedAt,
      })
      .from(posts)
      .where(
        and(
          eq(posts.id, id),
          eq(posts.authorId, viewer.id),
          isNull(posts.deletedAt),
          isNull(posts.repostOfId),
        ),
      ),
  )
  return post
}

async function altsOf(tx: Transaction, postId: number): Promise<FormerAlt[]> {
  return tx
    .select({ mediaId: media.id, alt: media.alt })
    .from(media)
    .where(eq(media.postId, postId))
    .orderBy(asc(media.position))
}

type Former = NonNullable<Awaited<ReturnType<typeof ownPost>>>

async function derive(tx: Transaction, viewer: Viewer, post: Former, body: string): Promise<void> {
  const { id } = post
  const { added, gone } = await nameAnew(tx, viewer, { ...post, body })
  const what = { kind: 'mention', actorId: viewer.id, postId: id } as const
  for (const userId of gone) await untell(tx, { ...what, userId })
  const quoted = await authorOf(tx, post.quoteOfId)
  // Whoever is answered or quoted was told of that.
  await tellEach(
    tx,
    added.filter((userId) => userId !== post.replyToAuthorId && userId !== quoted),
    what,
  )
  await tx.delete(postTags).where(eq(postTags.postId, id))
  // As long as the link is the same, so is what its author decided on how it is shown.
  const mayShowLink = post.quoteOfId === null && post.mediaCount === 0 && !post.hasPoll
  if (mayShowLink && firstLink(post.body) !== firstLink(body)) await leavePreview(tx, { id, body })
  if (post.visibility === 'public') await addTags(tx, [{ id, body }])
}

async function authorOf(tx: Transaction, postId: number | null): Promise<number | undefined> {
  if (postId === null) return undefined
  const [post] = await tx.select({ authorId: posts.authorId }).from(posts).where(eq(posts.id, postId))
  return post?.authorId
}
