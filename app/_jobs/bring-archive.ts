import { ArchiveFault } from '#app/_archive/archive-fault.ts'
import { archiveHead } from '#app/_archive/format.ts'
import type { Found, FoundPost } from '#app/_archive/found-post.ts'
import { fromMastodon, mastodonActor } from '#app/_archive/from-mastodon.ts'
import { fromPipit } from '#app/_archive/from-pipit.ts'
import { keepFound } from '#app/_archive/keep-found.ts'
import type { Archive } from '#app/_archive/open-archive.ts'
import { readHead, readItems, readSmall } from '#app/_archive/read-items.ts'
import type { Storage } from '#app/_media/storage.ts'
import { type BroughtPost, importPosts, type Step, skip, stepOn } from '#db/mutations/imports.ts'
import { importedAlready } from '#db/queries/archives.ts'
import type { ArchiveReport } from '#db/schema/archives.ts'
import { image, archive as limits, postPictures } from '#db/text/limits.ts'
import type { Viewer } from '#db/viewer.ts'
import { bringLists, listNames } from './bring-lists.ts'

export type Bringing = {
  archiveId: number
  /** The origin of this place. */
  place: string
  storage: Storage
  /** Where an earlier try stopped, and what it reported. */
  cursor: string | null
  report: ArchiveReport | null
  onTotal: (total: number) => Promise<void>
  isOver: () => boolean
}

/**
 * Brings what is in an archive, ours or Mastodon's, here: its posts in batches, then its lists. How far it is is
 * written down with every batch, and it goes on from there. Answers whether it came to the end, or stopped because it
 * `isOver`. Throws an ArchiveFault when the archive is no good; it is read once as a whole before anything is brought.
 */
export async function bringArchive(viewer: Viewer, archive: Archive, bringing: Bringing): Promise<boolean> {
  const source = await sourceOf(archive, bringing.place)
  const total = await countOf(archive, source)
  if (total === 0 && !source && listNames.every((name) => archive.size(name) === undefined))
    throw new ArchiveFault('missing')
  await bringing.onTotal(total)
  const report = bringing.report ?? { counts: {}, skipped: [] }
  const course: Course = {
    ...bringing,
    viewer,
    archive,
    cursor: bringing.cursor,
    at: Number(/^posts:(\d+)$/.exec(bringing.cursor ?? '')?.[1] ?? 0),
    report,
  }
  const isAtPosts = bringing.cursor === null || bringing.cursor.startsWith('posts:')
  if (source && isAtPosts && !(await bringPosts(course, source))) return false
  return bringLists(course, total)
}

/** How far it is. */
export type Course = Bringing & {
  viewer: Viewer
  archive: Archive
  at: number
  report: ArchiveReport
}

type Source = { file: string; list: string; read: (item: unknown, at: number) => Found }

async function sourceOf(archive: Archive, own: string): Promise<Source | undefined> {
  if (archive.size('pipit.json') !== undefined) {
    const head: Record<string, unknown> = Object.create(null)
    for await (const { key, value } of readHead(archive, 'pipit.json', 'posts')) {
      head[key] = value
      if ('format' in head && 'version' in head && 'place' in head) break
    }
    const { data } = archiveHead.safeParse({ ...head })
    if (!data) throw new ArchiveFault('version')
    return { file: 'pipit.json', list: 'posts', read: fromPipit(data.place, own) }
  }
  if (archive.size('outbox.json') === undefined) return undefined
  const { data: actor } = mastodonActor.safeParse(parsed(await readSmall(archive, 'actor.json')))
  if (!actor) throw new ArchiveFault('missing')
  return { file: 'outbox.json', list: 'orderedItems', read: fromMastodon(actor) }
}

function parsed(bytes: Buffer | undefined): unknown {
  try {
    return bytes && JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    throw new ArchiveFault('broken', error)
  }
}

async function countOf(archive: Archive, source: Source | undefined): Promise<number> {
  let count = 0
  if (source) for await (const _ of readItems(archive, source.file, source.list)) count += 1
  return count
}

/** Answers whether it came to their end. */
async function bringPosts(course: Course, source: Source): Promise<boolean> {
  let at = 0
  let batch: Found[] = []
  for await (const item of readItems(course.archive, source.file, source.list)) {
    at += 1
    if (at <= course.at) continue
    batch.push(source.read(item, at - 1))
    if (batch.length < limits.batch) continue
    await bringBatch(course, batch)
    batch = []
    if (course.isOver()) return false
  }
  if (batch.length > 0) await bringBatch(course, batch)
  await advance(course, 'following_accounts.csv:0')
  return !course.isOver()
}

async function bringBatch(course: Course, batch: Found[]): Promise<void> {
  const report = structuredClone(course.report)
  const found = batch.flatMap((one) => {
    if ('post' in one) return one.post
    skip(report, one.what, one.why)
    return []
  })
  const already = await importedAlready(
    course.viewer,
    found.map(({ origin }) => origin),
  )
  const brought: BroughtPost[] = []
  for (const post of found) {
    const pictures = already.has(post.origin) ? [] : await picturesOf(course, post, report)
    if (post.body || pictures.length > 0 || already.has(post.origin)) brought.push({ ...post, pictures })
    else skip(report, post.origin, 'text')
  }
  const at = course.at + batch.length
  const step = stepOf(course, `posts:${at}`, report, at)
  course.report = await importPosts(course.viewer, brought, postPictures.bytes, step)
  course.cursor = step.cursor
  course.at = at
}

async function picturesOf(
  course: Course,
  post: FoundPost,
  report: ArchiveReport,
): Promise<BroughtPost['pictures']> {
  const pictures: BroughtPost['pictures'] = []
  for (const { file, alt } of post.pictures) {
    const size = course.archive.size(file)
    const bytes =
      size !== undefined && size <= image.bytes
        ? await readSmall(course.archive, file, image.bytes)
        : undefined
    const kept = bytes && (await keepFound(course.storage, bytes))
    if (kept) pictures.push({ ...kept, alt })
    else skip(report, `${post.origin} (${file})`, size === undefined ? 'noFile' : 'picture')
  }
  return pictures
}

export const stepOf = (course: Course, cursor: string, report = course.report, done = course.at): Step => ({
  archiveId: course.archiveId,
  from: course.cursor,
  cursor,
  done,
  report,
})

/** Goes on to another part. */
export async function advance(course: Course, cursor: string, done = course.at): Promise<void> {
  await stepOn(stepOf(course, cursor, course.report, done))
  course.cursor = cursor
}
