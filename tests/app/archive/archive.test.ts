import { writeFile } from 'node:fs/promises'
import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { scratch } from '#app/_archive/scratch.ts'
import { fetchArchive, storeArchive } from '#app/_archive/storage-files.ts'
import { log } from '#app/_auth/log.ts'
import { handlers } from '#app/_jobs/handlers.ts'
import { runJob } from '#app/_jobs/run-job.ts'
import { workOff } from '#app/_jobs/work-off.ts'
import { keepPicture } from '#app/_media/keep-picture.ts'
import { mediaStorage } from '#app/_media/media-storage.ts'
import { makePostPicture } from '#app/_media/post-picture.ts'
import { db, write } from '#db/client.ts'
import {
  askExport,
  bringArchive,
  createArchiveLink,
  deleteExpiredArchives,
  takeArchive,
} from '#db/mutations/archives.ts'
import { block } from '#db/mutations/blocks.ts'
import { editPost } from '#db/mutations/edits.ts'
import { eraseSome } from '#db/mutations/erasure.ts'
import { follow } from '#db/mutations/follows.ts'
import { lease } from '#db/mutations/jobs.ts'
import { deleteAccount } from '#db/mutations/leaving.ts'
import { addMedia } from '#db/mutations/media.ts'
import { latestArchive } from '#db/queries/archives.ts'
import { blockedBy } from '#db/queries/circles.ts'
import { relationTo } from '#db/queries/relations.ts'
import { archives } from '#db/schema/archives.ts'
import { jobs } from '#db/schema/jobs.ts'
import { media } from '#db/schema/media.ts'
import { notifications } from '#db/schema/notifications.ts'
import { posts } from '#db/schema/posts.ts'
import { users } from '#db/schema/users.ts'
import { examine } from '#db/tasks/doctor/examine.ts'
import type { Viewer } from '#db/viewer.ts'
import { tarOf, zipOf } from '#tests/archives.ts'
import { emptyDatabase } from '#tests/database.ts'
import { halves } from '#tests/images.ts'
import { people, post } from '#tests/world.ts'

const storage = mediaStorage()
const room = 1024 ** 3
let ada: Viewer
let ben: Viewer
let cy: Viewer

beforeEach(async () => {
  process.env.AUTH_URL = 'https://pipit.example'
  ;({ ada, ben, cy } = await people())
})
afterEach(emptyDatabase)

const jpeg = () => halves(200, 100).jpeg().toBuffer()
const postsOf = (viewer: Viewer) =>
  db.select().from(posts).where(eq(posts.authorId, viewer.id)).orderBy(asc(posts.id))
const postCount = async (viewer: Viewer) =>
  (await db.select({ count: users.postCount }).from(users).where(eq(users.id, viewer.id)))[0]?.count

/** Ada's archive, on this machine. */
async function exported(viewer: Viewer): Promise<string> {
  const asked = await askExport(viewer)
  if (typeof asked !== 'object') throw new Error(`not begun: ${asked}`)
  await workOff()
  const token = await createArchiveLink(viewer, asked.id)
  const taken = await takeArchive(viewer, token ?? '')
  const path = await scratch('taken.zip')
  if (!taken || !(await fetchArchive(storage, taken.file, path))) throw new Error('no archive')
  return path
}

/** Somebody brings an archive, and all of the work is done; what came of it. */
async function bring(viewer: Viewer, path: string) {
  const begun = await bringArchive(viewer, { folder: await storeArchive(storage, path), bytes: 1 })
  if (typeof begun !== 'object') throw new Error(`not begun: ${begun}`)
  await workOff()
  return latestArchive(viewer, 'import')
}

async function picture(viewer: Viewer): Promise<number> {
  const made = await makePostPicture(await jpeg())
  if (typeof made === 'string') throw new Error(made)
  const { sizes, ...size } = made
  const added = await addMedia(viewer, { ...size, folder: await keepPicture(storage, sizes) }, room)
  if (typeof added !== 'object') throw new Error('no room')
  return added.id
}

test('what Ada takes along from one place is the same at another, with dates, threads and pictures', async () => {
  const first = await post(ada, 'The #terns are back.', { warning: 'birds', language: 'en' })
  await post(ada, 'And so am I.', { replyTo: first, visibility: 'followers' })
  await post(ada, '', { media: [{ id: await picture(ada), alt: 'A tern' }] })
  await post(ada, 'For @ben alone', { visibility: 'mentioned' })
  await post(ada, 'Again', { quoteOf: first })
  await editPost(ada, first, { body: 'The #terns are here.', warning: 'birds', known: null })
  await follow(ada, ben.id)
  await block(ada, cy.id)
  const before = await postsOf(ada)
  const path = await exported(ada)

  process.env.AUTH_URL = 'https://elsewhere.example'
  await emptyDatabase()
  ;({ ada, ben, cy } = await people())
  const brought = await bring(ada, path)
  expect(brought).toMatchObject({
    state: 'done',
    report: { counts: { posts: 4, pictures: 1, 'skipped.direct': 1 } },
  })
  const after = await postsOf(ada)
  const told = ({
    body,
    visibility,
    createdAt,
    editedAt,
    warning,
    language,
    mediaCount,
  }: (typeof after)[number]) => ({
    ...{ body, visibility, createdAt, editedAt, warning, language, mediaCount },
  })
  expect(after.map(told)).toEqual(before.filter(({ visibility }) => visibility !== 'mentioned').map(told))
  expect(after[1]).toMatchObject({ replyToId: after[0]?.id, rootId: after[0]?.id })
  expect(after[3]?.quoteOfId).toBe(after[0]?.id)
  expect(await db.select({ alt: media.alt }).from(media)).toEqual([{ alt: 'A tern' }])
  expect(await postCount(ada)).toBe(4)
  expect(await db.select().from(notifications)).toEqual([])
})

test('the lists name people as Mastodon does, and those who are here are followed and blocked without being told', async () => {
  const path = await zipOf({
    'following_accounts.csv':
      'Account address,Show boosts\nben@pipit.example,true\nben@elsewhere.example,true\n',
    'blocked_accounts.csv': 'cy@pipit.example\n',
    'bookmarks.csv': `https://pipit.example/@ben/${await post(ben, 'Keep me')}\n`,
  })
  const brought = await bring(ada, path)

  expect(brought?.report?.counts).toEqual({ followed: 1, blocked: 1, bookmarked: 1, 'skipped.notHere': 1 })
  expect(await relationTo(ada, ben.id)).toMatchObject({ followed: true })
  expect((await blockedBy(ada)).rows).toHaveLength(1)
  expect(await db.select().from(notifications)).toEqual([])
})

const actor = {
  id: 'https://heron.example/users/ada',
  followers: 'https://heron.example/users/ada/followers',
}
const note = (id: number, more: object = {}, activity: object = {}) => ({
  id: `${actor.id}/statuses/${id}/activity`,
  type: 'Create',
  actor: actor.id,
  object: {
    id: `${actor.id}/statuses/${id}`,
    type: 'Note',
    attributedTo: actor.id,
    published: `2021-05-0${(id % 9) + 1}T10:00:00Z`,
    to: ['https://www.w3.org/ns/activitystreams#Public'],
    cc: [actor.followers],
    content: `<p>Note ${id}</p>`,
    ...more,
  },
  ...activity,
})
const outbox = (orderedItems: unknown[]) => ({ totalItems: orderedItems.length, orderedItems })
const mastodon = async () => ({
  'actor.json': actor,
  'media_attachments/files/1/original/tern.jpeg': await jpeg(),
  'outbox.json': outbox([
    note(1, {
      content:
        '<p>Look, <span class="h-card"><a href="https://reed.example/@ben" class="u-url mention">@<span>ben</span></a></span>:<br><a href="https://reed.example/terns"><span class="invisible">https://</span><span>reed.example/te</span><span class="invisible">rns</span></a></p><p><a href="https://heron.example/tags/birds" class="mention hashtag">#<span>birds</span></a> &amp; more</p>',
      attachment: [
        {
          type: 'Document',
          mediaType: 'image/jpeg',
          url: '/media_attachments/files/1/original/tern.jpeg',
          name: 'A tern',
        },
        { type: 'Document', mediaType: 'image/jpeg', url: '/media_attachments/files/2/original/gone.jpeg' },
      ],
      contentMap: { en: 'x' },
    }),
    note(2, {
      inReplyTo: `${actor.id}/statuses/1`,
      summary: 'Terns',
      sensitive: true,
      cc: [],
      to: [actor.followers],
    }),
    note(3, { inReplyTo: 'https://reed.example/users/ben/statuses/9' }),
    note(4, { to: ['https://reed.example/users/ben'], cc: [] }),
    note(5, { type: 'Question', oneOf: [{ name: 'Tea' }, { name: 'Rain' }] }),
    { id: 'boost', type: 'Announce', actor: actor.id, object: 'https://reed.example/1' },
    note(6, { attributedTo: 'https://reed.example/users/ben' }),
    note(7, { published: '2999-01-01T00:00:00Z' }),
    { nonsense: [1, 2, 3] },
  ]),
})
const counts = {
  posts: 4,
  pictures: 1,
  alone: 1,
  'skipped.noFile': 1,
  'skipped.direct': 1,
  'skipped.boost': 1,
  'skipped.foreign': 1,
  'skipped.date': 1,
  'skipped.unreadable': 1,
}

test('what somebody wrote on Mastodon comes as plain text with its date, and nobody is told', async () => {
  const brought = await bring(ada, await tarOf(await mastodon()))

  expect(brought).toMatchObject({ state: 'done', report: { counts } })
  const [one, two, three, five] = await postsOf(ada)
  expect(one).toMatchObject({
    body: 'Look, @ben@reed.example:\nhttps://reed.example/terns\n\n#birds & more',
    createdAt: new Date('2021-05-02T10:00:00Z'),
    mediaCount: 1,
    language: 'en',
    replyCount: 1,
  })
  expect(two).toMatchObject({
    replyToId: one?.id,
    visibility: 'followers',
    warning: 'Terns',
    isSensitive: true,
  })
  expect(three?.replyToId).toBeNull()
  expect(five?.body).toBe('Note 5\n\n• Tea\n• Rain')
  expect(await postCount(ada)).toBe(4)
  expect(await db.select().from(notifications)).toEqual([])
  const left = (await db.select({ kind: jobs.kind }).from(jobs)).map(({ kind }) => kind)
  expect(left.filter((kind) => !/^(sweep|erase-picture)$/.test(kind))).toEqual([])
})

test('brought twice it is there once', async () => {
  await bring(ada, await zipOf(await mastodon()))
  const before = await postsOf(ada)
  const again = await bring(ada, await tarOf(await mastodon()))

  expect(again?.report?.counts).toMatchObject({ already: 4 })
  expect(await postsOf(ada)).toEqual(before)
  expect(await postCount(ada)).toBe(4)
})

test('whoever is interrupted goes on where it stopped, and nothing is there twice', async () => {
  const notes = Array.from({ length: 250 }, (_, at) =>
    note(at, {
      inReplyTo: at > 0 ? `${actor.id}/statuses/${at - 1}` : null,
      published: '2021-05-01T10:00:00Z',
    }),
  )
  const path = await tarOf({ 'actor.json': actor, 'outbox.json': outbox(notes) })
  await bringArchive(ada, { folder: await storeArchive(storage, path), bytes: 1 })
  const [job] = await lease(['import'], 1)
  if (!job) throw new Error('no job')
  await runJob(job, handlers.import, () => true, log)
  expect(await latestArchive(ada, 'import')).toMatchObject({ state: 'working', done: 100, total: 250 })
  expect(await postsOf(ada)).toHaveLength(100)
  const [second] = await lease(['import'], 1)
  if (!second) throw new Error('no job')
  await runJob(second, handlers.import, () => true, log)
  expect(await postsOf(ada)).toHaveLength(200)
  await workOff()

  const bodies = (await postsOf(ada)).map(({ body }) => body)
  expect(bodies).toEqual(notes.map((_, at) => `Note ${at}`))
  const [first, ...rest] = await postsOf(ada)
  expect(new Set(rest.map(({ rootId }) => rootId))).toEqual(new Set([first?.id]))
  expect(await postCount(ada)).toBe(250)
})

test('her own archive brought where it was made changes nothing', async () => {
  const first = await post(ada, 'One')
  await post(ada, 'Two', { replyTo: first })
  const before = await postsOf(ada)
  const brought = await bring(ada, await exported(ada))

  expect(brought?.report?.counts).toMatchObject({ already: 2 })
  expect(await postsOf(ada)).toEqual(before)
})

test.each([
  [
    'no archive',
    'kind',
    async () => {
      const path = await scratch('no.zip')
      await writeFile(path, 'hello')
      return path
    },
  ],
  [
    'an archive cut short',
    'broken',
    async () => {
      const path = await scratch('cut.zip')
      await writeFile(path, 'PK\u0003\u0004 and so on')
      return path
    },
  ],
  ['an archive of something else', 'missing', () => zipOf({ 'cat.jpg': 'miaow' })],
  ['no actor', 'missing', () => zipOf({ 'outbox.json': outbox([note(1)]) })],
  [
    'no JSON',
    'broken',
    () => zipOf({ 'actor.json': actor, 'outbox.json': '{"orderedItems": [{"a": 1}, oops' }),
  ],
  [
    'a newer format',
    'version',
    () => zipOf({ 'pipit.json': { format: 'pipit', version: 9, place: '', posts: [] } }),
  ],
  [
    'one endless post',
    'large',
    () =>
      zipOf({
        'actor.json': actor,
        'outbox.json': outbox([note(1), note(2, { content: 'a'.repeat(4_000_000) })]),
      }),
  ],
  ['a way out', 'broken', () => tarOf({ '../outbox.json': outbox([]) })],
])('%s is refused as a whole, with a reason', async (_, problem, make) => {
  const brought = await bring(ada, await make())

  expect(brought).toMatchObject({ state: 'failed', problem })
  expect(await postsOf(ada)).toEqual([])
})

test('depth does no harm', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const path = await zipOf({
    'actor.json': actor,
    'outbox.json': `{"orderedItems": [${deep}, ${JSON.stringify(note(1))}]}`,
  })

  expect(await bring(ada, path)).toMatchObject({
    state: 'done',
    report: { counts: { posts: 1, 'skipped.unreadable': 1 } },
  })
})

test('the link to an archive works once, for its owner alone', async () => {
  const asked = await askExport(ada)
  if (typeof asked !== 'object') throw new Error('not begun')
  expect(await askExport(ada)).toBe('busy')
  await workOff()

  expect(await createArchiveLink(ben, asked.id)).toBeUndefined()
  const token = (await createArchiveLink(ada, asked.id)) ?? ''
  expect(await takeArchive(ben, token)).toBeUndefined()
  expect(await takeArchive(ada, token)).toBeDefined()
  expect(await takeArchive(ada, token)).toBeUndefined()
  const late = new Date(Date.now() + 49 * 3_600_000)
  expect(await createArchiveLink(ada, asked.id, late)).toBeUndefined()
  expect(await latestArchive(ben, 'export')).toBeUndefined()
})

test('where there is no room for an archive, none is begun', async () => {
  await expect(scratch('huge', 1e15)).rejects.toMatchObject({ name: 'StorageError', full: true })
})

test('an archive is kept for two days, and no longer than its owner', async () => {
  const kept = async () => (await db.select().from(archives)).map(({ file }) => file ?? '')
  const erased = async () =>
    (await db.select().from(jobs).where(eq(jobs.kind, 'erase-picture'))).map(({ payload }) => payload.folder)
  await askExport(ada)
  await askExport(ben)
  await workOff()
  const [hers, his] = await kept()
  expect(await deleteExpiredArchives()).toBe(0)

  await deleteAccount(ben.id)
  const later = Date.now() + 15 * 86_400_000
  while ((await write((tx) => eraseSome(tx, ben.id, 50, later))) > 0);
  expect(await kept()).toEqual([hers])
  expect(await erased()).toContain(his)
  expect(await deleteExpiredArchives(Date.now() + 49 * 3_600_000)).toBe(1)
  expect(await kept()).toEqual([])
  expect(await erased()).toContain(hers)
  await workOff()
  expect(await storage.stream(hers ?? '', 'archive')).toBeUndefined()
})

test('what is counted is right after an import', async () => {
  await bring(ada, await tarOf(await mastodon()))
  const show = () => ({ to: () => undefined, end: () => undefined, stop: () => undefined })
  expect(await examine({ show })).toMatchObject({ isWell: true })
})
