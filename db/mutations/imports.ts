import { and, asc, eq, gte, inArray, isNull, lt, sql } from 'drizzle-orm'
import { write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { idAt, nextId } from '../id.ts'
import { isActive } from '../queries/visibility.ts'
import { type ArchiveReport, archives } from '../schema/archives.ts'
import { importedPosts } from '../schema/imported-posts.ts'
import { media } from '../schema/media.ts'
import { posts, type QuotePolicy, type ReplyPolicy } from '../schema/posts.ts'
import { revisions } from '../schema/revisions.ts'
import { users } from '../schema/users.ts'
import { archive as limits } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import type { NewMedia } from './media.ts'
import { leaveToErase } from './pictures.ts'
import { countQuote } from './quotes.ts'
import { countAnswer, narrower } from './replies.ts'
import { addTags } from './tags.ts'

/** A post of another place by how that place names it; `here` is its id when that place is this one. */
export type Origin = { origin: string; here?: number | undefined }

/** A post as it was elsewhere. Its texts must have passed the gate. */
export type BroughtPost = Origin & {
  body: string
  visibility: 'public' | 'followers'
  createdAt: Date
  editedAt?: Date | undefined
  warning?: string | undefined
  isSensitive?: boolean | undefined
  language?: string | undefined
  replyTo?: Origin | undefined
  quoteOf?: Origin | undefined
  replyPolicy?: ReplyPolicy | undefined
  quotePolicy?: QuotePolicy | undefined
  pictures: (NewMedia & { alt: string })[]
  revisions?: { body: string; warning: string; createdAt: Date }[] | undefined
}

/** How far an import is, and what came of this part of it. */
export type Step = {
  archiveId: number
  from: string | null
  cursor: string
  done: number
  report: ArchiveReport
}

/** Somebody else went on with this import, or it is gone; what was begun is undone. */
export class NotMine extends Error {
  override name = 'NotMine'
}

/**
 * Brings posts of the viewer's from elsewhere, in this order, with their dates and among those of that time: nobody is
 * told, nothing follows from them. One that is here already is left as it is. Writes down how far the import is in the
 * same transaction, and only if it was at `from`; answers what came of it in all. `room` is how many bytes the viewer's pictures may take: a post has none when
 * there is no room for them. Throws NotMine.
 */
export async function importPosts(
  viewer: Viewer,
  brought: BroughtPost[],
  room: number,
  step: Step,
): Promise<ArchiveReport> {
  return write(async (tx) => {
    const [owner] = await forUpdate(
      tx
        .select({ mediaBytes: users.mediaBytes })
        .from(users)
        .where(and(eq(users.id, viewer.id), isActive())),
    )
    if (!owner) throw new NotMine('its owner is gone')
    const report = structuredClone(step.report)
    const known = await knownOf(
      tx,
      viewer,
      brought.flatMap(({ origin, here, replyTo, quoteOf }) =>
        [{ origin, here }, replyTo ?? [], quoteOf ?? []].flat(),
      ),
    )
    const added: { id: number; body: string }[] = []
    let left = room - owner.mediaBytes
    let last = 0
    for (const post of brought) {
      if (known.has(post.origin)) {
        tally(report, 'already')
        for (const { folder } of post.pictures) await leaveToErase(tx, folder)
        continue
      }
      const bytes = post.pictures.reduce((sum, picture) => sum + picture.bytes, 0)
      const fits = bytes <= left
      if (!fits) {
        for (const { folder } of post.pictures) await leaveToErase(tx, folder)
        skip(report, post.origin, 'room')
        if (post.body === '') continue
      }
      const pictures = fits ? post.pictures : []
      if (fits) left -= bytes
      const id = await freeId(tx, post.createdAt, last)
      last = id
      if (post.replyTo && !known.get(post.replyTo.origin)?.isThere) tally(report, 'alone')
      const visibility = await add(tx, viewer, { ...post, pictures }, id, known)
      if (visibility === 'public') added.push({ id, body: post.body })
      tally(report, 'posts')
      tally(report, 'pictures', pictures.length)
    }
    const count = (report.counts.posts ?? 0) - (step.report.counts.posts ?? 0)
    await tx
      .update(users)
      .set({ postCount: sql`${users.postCount} + ${count}`, mediaBytes: room - left })
      .where(eq(users.id, viewer.id))
    await addTags(tx, added)
    await noteStep(tx, { ...step, report })
    return report
  })
}

/** Writes down how far an import is, with what else the transaction does. Throws NotMine when it was not at `from`. */
export async function noteStep(
  tx: Transaction,
  { archiveId, from, cursor, done, report }: Step,
): Promise<void> {
  const noted = await tx
    .update(archives)
    .set({ state: 'working', cursor, done, report })
    .where(
      and(
        eq(archives.id, archiveId),
        inArray(archives.state, ['waiting', 'working']),
        from === null ? isNull(archives.cursor) : eq(archives.cursor, from),
      ),
    )
    .returning({ id: archives.id })
  if (noted.length === 0) throw new NotMine('somebody else is further')
}

/** Likewise, alone. */
export const stepOn = (step: Step): Promise<void> => write((tx) => noteStep(tx, step))

/** Counts something in a report. */
export function tally(report: ArchiveReport, what: string, count = 1): void {
  if (count > 0) report.counts[what] = (report.counts[what] ?? 0) + count
}

/** Notes what was left out and why: the first of them by name, all of them as a number. */
export function skip(report: ArchiveReport, what: string, why: string): void {
  tally(report, `skipped.${why}`)
  if (report.skipped.length < limits.told) report.skipped.push({ what: what.slice(0, 300), why })
}

type Known = Map<string, Post>
type Post = {
  id: number
  rootId: number | null
  visibility: 'public' | 'followers' | 'mentioned'
  isThere: boolean
}

/** Which of these posts are here, as the viewer's own. */
async function knownOf(tx: Transaction, viewer: Viewer, asked: Origin[]): Promise<Known> {
  const columns = {
    id: posts.id,
    rootId: posts.rootId,
    visibility: posts.visibility,
    deletedAt: posts.deletedAt,
  }
  const known: Known = new Map()
  const origins = [...new Set(asked.map(({ origin }) => origin))]
  const brought = await tx
    .select({ ...columns, origin: importedPosts.origin })
    .from(importedPosts)
    .innerJoin(posts, eq(posts.id, importedPosts.postId))
    .where(and(eq(importedPosts.userId, viewer.id), inArray(importedPosts.origin, origins)))
  for (const { origin, deletedAt, ...post } of brought)
    known.set(origin, { ...post, isThere: deletedAt === null })
  const local = asked.flatMap(({ here }) => here ?? [])
  if (local.length === 0) return known
  const own = await tx
    .select(columns)
    .from(posts)
    .where(and(eq(posts.authorId, viewer.id), isNull(posts.repostOfId), inArray(posts.id, local)))
  const byId = new Map(
    own.map(({ deletedAt, ...post }) => [post.id, { ...post, isThere: deletedAt === null }]),
  )
  for (const { origin, here } of asked) {
    const post = here === undefined ? undefined : byId.get(here)
    if (post) known.set(origin, post)
  }
  return known
}

/** Adds one, and to what is known. Answers who sees it. */
async function add(tx: Transaction, viewer: Viewer, post: BroughtPost, id: number, known: Known) {
  const thereOf = (one: Origin | undefined) => {
    const found = one && known.get(one.origin)
    return found?.isThere ? found : undefined
  }
  const parent = thereOf(post.replyTo)
  const quoted = thereOf(post.quoteOf)
  const visibility = parent ? narrower(post.visibility, parent.visibility) : post.visibility
  const { body, createdAt, editedAt, warning, isSensitive, language, replyPolicy, quotePolicy, pictures } =
    post
  const rootId = parent ? (parent.rootId ?? parent.id) : null
  await tx.insert(posts).values({
    ...{
      id,
      authorId: viewer.id,
      body,
      visibility,
      rootId,
      createdAt,
      editedAt,
      warning,
      isSensitive,
      language,
    },
    ...{ replyPolicy, quotePolicy, quoteOfId: quoted?.id, mediaCount: pictures.length },
    ...(parent && { replyToId: parent.id, replyToAuthorId: viewer.id }),
  })
  await tx.insert(importedPosts).values({ userId: viewer.id, origin: post.origin, postId: id })
  if (parent) await countAnswer(tx, parent.id, 1)
  if (quoted) await countQuote(tx, quoted.id, 1)
  for (const [position, picture] of pictures.entries())
    await tx
      .insert(media)
      .values({ id: nextId(), ownerId: viewer.id, postId: id, position, ...picture, createdAt })
  for (const former of post.revisions ?? [])
    await tx.insert(revisions).values({ id: nextId(), postId: id, ...former })
  known.set(post.origin, { id, rootId, visibility, isThere: true })
  return visibility
}

/** The first id of that moment that nobody has, after those of the same moment that were just given. */
async function freeId(tx: Transaction, at: Date, last: number): Promise<number> {
  const start = idAt(at)
  const end = idAt(at.getTime() + 1)
  const taken = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(and(gte(posts.id, start), lt(posts.id, end)))
    .orderBy(asc(posts.id))
  const ids = new Set(taken.map(({ id }) => id))
  let id = last >= start && last < end ? last + 1 : start
  while (ids.has(id)) id += 1
  return id < end ? id : freeId(tx, new Date(at.getTime() + 1), last)
}
