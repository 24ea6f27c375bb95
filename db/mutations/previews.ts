import { and, eq, lt, sql } from 'drizzle-orm'
import { write } from '../client.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { posts } from '../schema/posts.ts'
import { type NewPreview, previews } from '../schema/previews.ts'
import { linksIn } from '../text/entities.ts'
import { preview as limits } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { completeJob, enqueue, type Job } from './jobs.ts'
import { leaveToErase } from './pictures.ts'

const hour = 3_600_000

/**
 * Lets a post show what the first page it links says of itself, as soon as that is known: joins the transaction that
 * writes the words, and leaves it to a job to ask, unless that was done lately. Safe to repeat, also with other words.
 */
export async function leavePreview(
  tx: Transaction,
  { id, body }: { id: number; body: string },
  now = Date.now(),
): Promise<void> {
  const url = firstLink(body)
  const preview = url === undefined ? undefined : await previewOf(tx, url, now)
  await tx
    .update(posts)
    .set({ previewId: preview?.id ?? null })
    .where(eq(posts.id, id))
  if (!preview || isFresh(preview.fetchedAt, now)) return
  await enqueue(tx, { kind: 'fetch-preview', key: preview.id, payload: { previewId: preview.id } })
}

/** The address of the first page that a text links: without its fragment, which no server is told. */
export function firstLink(body: string): string | undefined {
  const [first] = linksIn(body)
  return first?.replace(/#.*$/, '')
}

async function previewOf(tx: Transaction, url: string, now: number) {
  const columns = { id: previews.id, fetchedAt: previews.fetchedAt }
  await tx
    .insert(previews)
    .values({ id: nextId(), url, createdAt: new Date(now) })
    .onConflictDoNothing({ target: previews.url })
  const [preview] = await tx.select(columns).from(previews).where(eq(previews.url, url))
  return preview
}

const isFresh = (fetchedAt: Date | null, now: number) =>
  fetchedAt !== null && fetchedAt.getTime() > now - limits.freshHours * hour

/**
 * Stores what a page said, or that it said nothing, and ends the job that asked. When it said something before and
 * nothing now, what it said stays.
 */
export async function keepPreview(job: Job, id: number, found: NewPreview | undefined): Promise<void> {
  await write(async (tx) => {
    await completeJob(tx, job)
    const fetchedAt = new Date()
    const [before] = await tx
      .select({ picture: previews.picture, state: previews.state })
      .from(previews)
      .where(eq(previews.id, id))
    if (!before) return leaveToErase(tx, found?.picture ?? null)
    const { title, description, site, picture = null, width = null, height = null } = found ?? {}
    const state = before.state === 'ready' ? 'ready' : 'none'
    await tx
      .update(previews)
      .set(
        found
          ? { title, description, site, picture, width, height, fetchedAt, state: 'ready' }
          : { fetchedAt, state },
      )
      .where(eq(previews.id, id))
    if (found && before.picture !== picture) await leaveToErase(tx, before.picture)
  })
}

/** Shows a link of the viewer's own post as a link alone. Answers whether they have such a post. */
export async function removePreview(viewer: Viewer, postId: number): Promise<boolean> {
  return write(async (tx) => {
    const changed = await tx
      .update(posts)
      .set({ previewId: null })
      .where(and(eq(posts.id, postId), eq(posts.authorId, viewer.id)))
      .returning({ id: posts.id })
    return changed.length > 0
  })
}

/** Deletes what no post shows any more, and has its pictures erased. Answers how many. */
export async function deleteUnusedPreviews(now = Date.now()): Promise<number> {
  return write(async (tx) => {
    const gone = await tx
      .delete(previews)
      .where(
        and(
          lt(previews.createdAt, new Date(now - limits.unusedDays * 24 * hour)),
          sql`not exists (select 1 from ${posts} where ${posts.previewId} = ${sql.identifier('previews')}.id)`,
        ),
      )
      .returning({ picture: previews.picture })
    for (const { picture } of gone) await leaveToErase(tx, picture)
    return gone.length
  })
}
