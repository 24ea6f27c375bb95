import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { Storage } from '#app/_media/storage.ts'
import {
  blockedAfter,
  bookmarkedAfter,
  followedAfter,
  followersAfter,
  likedAfter,
  mutedAfter,
  ownDrafts,
  ownProfile,
  ownTags,
  repostedAfter,
} from '#db/queries/own-lists.ts'
import { type OwnPost, ownPostsAfter } from '#db/queries/own-posts.ts'
import { pictures, postPictures } from '#db/text/limits.ts'
import type { Viewer } from '#db/viewer.ts'
import { csvLine } from './csv.ts'
import { format } from './format.ts'
import { jsonList, jsonObject } from './json.ts'
import { readme } from './readme.ts'

type Progress = (done: number, total: number) => Promise<void>

/**
 * Writes the archive of a person (`format.ts`) to a file of this machine, piece by piece. `place` is the origin of this
 * place; `isOver` says to stop, then it throws. Answers how many bytes it has.
 */
export async function writeArchive(
  viewer: Viewer,
  {
    path,
    place,
    storage,
    onProgress,
    isOver,
  }: {
    path: string
    place: string
    storage: Storage
    onProgress: Progress
    isOver: () => boolean
  },
): Promise<number> {
  const own = await ownProfile(viewer)
  if (!own) throw new Error('its owner is gone')
  const zip = new ZipFile()
  const writing = pipeline(zip.outputStream, createWriteStream(path, { mode: 0o600 }))
  const failed = new Promise<never>((_, reject) => zip.once('error', reject))
  failed.catch(() => undefined)
  const address = (handle: string | null, id: number | string) =>
    handle ? `${place}/@${handle}/${id}` : null
  const media: { id: number; folder: string }[] = []
  let done = 0

  async function* posts() {
    for await (const post of walk(
      (after) => ownPostsAfter(viewer, after),
      ({ id }) => id,
    )) {
      if (isOver()) throw new Error('to be gone on with later')
      media.push(...post.pictures.map(({ id, folder }) => ({ id, folder })))
      yield archived(post, viewer.handle, address)
      done += 1
      if (done % 200 === 0) await onProgress(done, own?.postCount ?? done)
    }
  }

  const people = (ask: (after: number) => ReturnType<typeof followedAfter>) =>
    walk(ask, ({ cursor }) => cursor)
  const liked = (ask: (after: number) => ReturnType<typeof likedAfter>) => walk(ask, ({ cursor }) => cursor)
  const shownPerson = ({ cursor: _, ...person }: { cursor: number }) => person
  const shownPost = ({ id, handle, createdAt }: Awaited<ReturnType<typeof likedAfter>>[number]) => ({
    id: String(id),
    address: address(handle, id),
    createdAt,
  })
  const account = ({ handle }: { handle: string }) => `${handle}@${new URL(place).host}`

  zip.addBuffer(Buffer.from(readme(viewer.handle, place)), 'README.txt')
  const { settings, profile } = own
  const main = Readable.from(
    jsonObject({
      format: format.name,
      version: format.version,
      place,
      exportedAt: new Date(),
      profile,
      settings,
      drafts: await ownDrafts(viewer),
      posts: jsonList(posts()),
    }),
  )
  zip.addReadStream(main, 'pipit.json')
  await Promise.race([ended(main), failed, writing])

  zip.addReadStream(
    Readable.from(
      jsonObject({
        follows: jsonList(
          mapped(
            people((after) => followedAfter(viewer, after)),
            shownPerson,
          ),
        ),
        followers: jsonList(
          mapped(
            people((after) => followersAfter(viewer, after)),
            shownPerson,
          ),
        ),
        blocks: jsonList(
          mapped(
            people((after) => blockedAfter(viewer, after)),
            shownPerson,
          ),
        ),
        mutes: jsonList(
          mapped(
            people((after) => mutedAfter(viewer, after)),
            shownPerson,
          ),
        ),
        likes: jsonList(
          mapped(
            liked((after) => likedAfter(viewer, after)),
            shownPost,
          ),
        ),
        bookmarks: jsonList(
          mapped(
            liked((after) => bookmarkedAfter(viewer, after)),
            shownPost,
          ),
        ),
        reposts: jsonList(
          mapped(
            liked((after) => repostedAfter(viewer, after)),
            shownPost,
          ),
        ),
        tags: (await ownTags(viewer)).map(({ tag }) => tag),
      }),
    ),
    'relations.json',
  )
  const csv = <Row>(
    name: string,
    head: string[],
    rows: AsyncIterable<Row>,
    line: (row: Row) => (string | boolean)[],
  ) => zip.addReadStream(Readable.from(lines(head, rows, line)), name)
  csv(
    'following_accounts.csv',
    ['Account address', 'Show boosts', 'Notify on new posts', 'Languages'],
    people((after) => followedAfter(viewer, after)),
    (one) => [account(one), true, false, ''],
  )
  csv(
    'blocked_accounts.csv',
    [],
    people((after) => blockedAfter(viewer, after)),
    (one) => [account(one)],
  )
  csv(
    'muted_accounts.csv',
    ['Account address', 'Hide notifications'],
    walk(
      (after) => mutedAfter(viewer, after),
      ({ cursor }) => cursor,
    ),
    (one) => [account(one), !one.stillNotifies],
  )
  csv(
    'bookmarks.csv',
    [],
    liked((after) => bookmarkedAfter(viewer, after)),
    (one) => [address(one.handle, one.id) ?? ''],
  )

  const add = (folder: string | null, file: string, name: string) => {
    if (!folder) return
    zip.addReadStreamLazy(name, { compress: false }, (answer) => {
      storage.stream(folder, file).then(
        (found) =>
          // A picture that is lost shall not keep the rest from being taken along.
          answer(null, found && 'body' in found ? Readable.fromWeb(found.body as never) : Readable.from([])),
        (error: unknown) => answer(error, Readable.from([])),
      )
    })
  }
  add(own.avatar, `${pictures.avatar.widths[0]}.webp`, 'avatar.webp')
  add(own.banner, `${pictures.banner.widths[0]}.webp`, 'banner.webp')
  for (const { id, folder } of media) add(folder, `${postPictures.widths[0]}.webp`, `media/${id}.webp`)
  zip.end()
  await Promise.race([writing, failed])
  await onProgress(done, done)
  return (await stat(path)).size
}

/** A post as `archivedPost` of the format reads it. */
function archived(
  {
    id,
    body,
    visibility,
    createdAt,
    editedAt,
    replyTo,
    quoteOf,
    pictures: own,
    poll,
    revisions,
    ...post
  }: OwnPost,
  handle: string,
  address: (handle: string | null, id: number) => string | null,
) {
  const referred = (one: typeof replyTo) =>
    one && { id: String(one.id), address: address(one.handle, one.id) }
  const { likeCount, replyCount, repostCount, quoteCount } = post
  return {
    ...{ id: String(id), address: address(handle, id), body, visibility, createdAt, editedAt },
    ...{ replyTo: referred(replyTo), quoteOf: referred(quoteOf) },
    ...{ replyPolicy: post.replyPolicy, quotePolicy: post.quotePolicy },
    ...{ warning: post.warning, sensitive: post.isSensitive, language: post.language },
    media: own.map(({ id, alt, width, height }) => ({ file: `media/${id}.webp`, alt, width, height })),
    poll: poll && {
      isMultiple: poll.isMultiple,
      endsAt: poll.endsAt,
      voters: poll.voters,
      options: poll.options.map(({ label, votes }) => ({ label, votes })),
    },
    revisions: revisions.map(({ postId: _, ...former }) => former),
    counts: { likes: likeCount, replies: replyCount, reposts: repostCount, quotes: quoteCount },
  }
}

/** All rows of a list that is asked for by cursor. */
async function* walk<Row>(ask: (after: number) => Promise<Row[]>, cursorOf: (row: Row) => number) {
  for (let after = 0; ; ) {
    const rows = await ask(after)
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = cursorOf(last)
  }
}

async function* mapped<Row, Shown>(rows: AsyncIterable<Row>, show: (row: Row) => Shown) {
  for await (const row of rows) yield show(row)
}

async function* lines<Row>(
  head: string[],
  rows: AsyncIterable<Row>,
  line: (row: Row) => (string | boolean)[],
) {
  yield head.length > 0 ? csvLine(head) : ''
  for await (const row of rows) yield csvLine(line(row))
}

const ended = (stream: Readable): Promise<void> =>
  new Promise((resolve, reject) => stream.once('close', resolve).once('error', reject))
