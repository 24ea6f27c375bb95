import { and, asc, count, eq, gt, inArray, isNull, ne, notInArray, or } from 'drizzle-orm'
import { write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { visibleTo } from '../queries/visibility.ts'
import type { ComposedPicture } from '../schema/drafts.ts'
import { media } from '../schema/media.ts'
import { mentions } from '../schema/mentions.ts'
import { notifications } from '../schema/notifications.ts'
import { postTags } from '../schema/post-tags.ts'
import { posts } from '../schema/posts.ts'
import { type FormerAlt, revisions } from '../schema/revisions.ts'
import { users } from '../schema/users.ts'
import { mentionsIn } from '../text/entities.ts'
import { revisions as limits } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { completeJob, enqueue, type Job } from './jobs.ts'
import { tellEach } from './notifications.ts'
import { leavePreview } from './previews.ts'
import { addTags } from './tags.ts'

export type Edit = {
  body: string
  warning: string
  language?: string | undefined
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
    if (isSame) return 'same'
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
        editedAt: now,
      })
      .where(eq(posts.id, id))
    for (const [at, { mediaId }] of alts.entries())
      await tx
        .update(media)
        .set({ alt: next[at] ?? '' })
        .where(eq(media.id, mediaId))
    if (post.body !== edit.body) await derive(tx, viewer, { ...post, id, body: edit.body })
    await enqueue(tx, { kind: 'tell-edit', key: revisionId, payload: { postId: id } })
    return 'edited'
  })
}

async function ownPost(tx: Transaction, viewer: Viewer, id: number) {
  const [post] = await forUpdate(
    tx
      .select({
        body: posts.body,
        warning: posts.warning,
        language: posts.language,
        visibility: posts.visibility,
        replyToAuthorId: posts.replyToAuthorId,
        quoteOfId: posts.quoteOfId,
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

type Edited = { id: number; body: string } & Pick<
  NonNullable<Awaited<ReturnType<typeof ownPost>>>,
  'visibility' | 'replyToAuthorId' | 'quoteOfId'
>

async function derive(tx: Transaction, viewer: Viewer, post: Edited): Promise<void> {
  await nameAnew(tx, viewer, post)
  await tx.delete(postTags).where(eq(postTags.postId, post.id))
  if (post.quoteOfId === null) await leavePreview(tx, post)
  if (post.visibility === 'public') await addTags(tx, [{ id: post.id, body: post.body }])
}

/** Who is named keeps being so; who is answered may read it in any case. */
async function nameAnew(tx: Transaction, viewer: Viewer, post: Edited): Promise<void> {
  const handles = mentionsIn(post.body).filter((handle) => handle !== viewer.handle)
  const isNamed = or(
    handles.length > 0 ? inArray(users.handle, handles) : undefined,
    post.replyToAuthorId === null ? undefined : eq(users.id, post.replyToAuthorId),
  )
  const named = isNamed
    ? await tx
        .select({ id: users.id })
        .from(users)
        .where(and(isNamed, visibleTo(viewer.id), ne(users.id, viewer.id)))
    : []
  const ids = named.map(({ id }) => id)
  const isGone = and(
    eq(mentions.postId, post.id),
    ids.length > 0 ? notInArray(mentions.userId, ids) : undefined,
  )
  const gone = await tx.delete(mentions).where(isGone).returning({ userId: mentions.userId })
  if (gone.length > 0)
    await tx.delete(notifications).where(
      and(
        eq(notifications.postId, post.id),
        eq(notifications.kind, 'mention'),
        inArray(
          notifications.userId,
          gone.map(({ userId }) => userId),
        ),
      ),
    )
  if (ids.length === 0) return
  const added = await tx
    .insert(mentions)
    .values(ids.map((userId) => ({ postId: post.id, userId })))
    .onConflictDoNothing()
    .returning({ userId: mentions.userId })
  const others = added.map(({ userId }) => userId).filter((userId) => userId !== post.replyToAuthorId)
  await tellEach(tx, others, { kind: 'mention', actorId: viewer.id, postId: post.id })
}

const atOnce = 500

/**
 * Tells whoever answered, reposted or quoted a post that its words have changed, some hundred in each transaction, and
 * ends the job with the last of them. Whoever was told of an earlier edit is told anew.
 */
export async function tellEdit(job: Job, postId: number): Promise<void> {
  let after = Number.MIN_SAFE_INTEGER
  for (let isOver = false; !isOver; )
    isOver = await write(async (tx) => {
      const [post] = await tx
        .select({ authorId: posts.authorId })
        .from(posts)
        .where(and(eq(posts.id, postId), isNull(posts.deletedAt), isNull(posts.hiddenAt)))
      const some = post ? await concerned(tx, postId, after) : []
      after = some.at(-1)?.id ?? after
      const people = [...new Set(some.map(({ authorId }) => authorId))]
      if (post && people.length > 0) {
        const isTold = and(
          eq(notifications.postId, postId),
          eq(notifications.kind, 'edit'),
          inArray(notifications.userId, people),
        )
        await tx.delete(notifications).where(isTold)
        await tellEach(tx, people, { kind: 'edit', actorId: post.authorId, postId })
      }
      if (some.length === atOnce) return false
      await completeJob(tx, job)
      return true
    })
}

async function concerned(tx: Transaction, postId: number, after: number) {
  return tx
    .select({ id: posts.id, authorId: posts.authorId })
    .from(posts)
    .where(
      and(
        or(eq(posts.replyToId, postId), eq(posts.repostOfId, postId), eq(posts.quoteOfId, postId)),
        isNull(posts.deletedAt),
        gt(posts.id, after),
      ),
    )
    .orderBy(asc(posts.id))
    .limit(atOnce)
}
