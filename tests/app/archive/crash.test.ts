import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import { scratch } from '#app/_archive/scratch.ts'
import { fetchArchive, storeArchive } from '#app/_archive/storage-files.ts'
import { mediaStorage } from '#app/_media/media-storage.ts'
import { db, write } from '#db/client.ts'
import { askExport, bringArchive } from '#db/mutations/archives.ts'
import { latestArchive } from '#db/queries/archives.ts'
import { archives } from '#db/schema/archives.ts'
import { jobs } from '#db/schema/jobs.ts'
import { media } from '#db/schema/media.ts'
import { posts } from '#db/schema/posts.ts'
import { users } from '#db/schema/users.ts'
import { examine } from '#db/tasks/doctor/examine.ts'
import { zipOf } from '#tests/archives.ts'
import { emptyDatabase } from '#tests/database.ts'
import { halves } from '#tests/images.ts'
import { person } from '#tests/world.ts'

process.env.AUTH_URL = 'https://pipit.example'
const storage = mediaStorage()
const count = 900
let worker: ChildProcess | undefined

afterEach(async () => {
  worker?.kill('SIGKILL')
  await emptyDatabase()
})

test('an import that is killed again and again brings everything once, and an export of it is whole', {
  timeout: 90_000,
}, async () => {
  const ada = await person('ada')
  const path = await zipOf({
    'pipit.json': {
      ...{ format: 'pipit', version: 1, place: 'https://elsewhere.example' },
      posts: Array.from({ length: count }, (_, at) => ({
        ...{ id: `${1000 + at}`, body: `Line ${at}.`, visibility: 'public' },
        createdAt: new Date(Date.UTC(2024, 0, 1) + at * 60_000).toISOString(),
        ...(at % 100 === 7 && { media: [{ file: 'media/one.jpg', alt: `Of line ${at}` }] }),
        ...(at % 10 === 3 && { replyTo: { id: `${999 + at}` } }),
      })),
    },
    'media/one.jpg': await halves(80, 40).jpeg().toBuffer(),
  })
  await bringArchive(ada, { folder: await storeArchive(storage, path), bytes: 1 })
  const { id } = await row('import')
  for (const done of [1, 300, 600]) await workUntil(async () => (await row('import')).done >= done)
  await workUntil(async () => (await row('import')).state === 'done')

  expect(await latestArchive(ada, 'import')).toMatchObject({
    ...{ id, state: 'done' },
    report: { counts: { posts: count, pictures: count / 100 } },
  })
  const brought = await db.select().from(posts).where(eq(posts.authorId, ada.id))
  expect(brought.map(({ body }) => body).sort()).toEqual(
    Array.from({ length: count }, (_, at) => `Line ${at}.`).sort(),
  )
  expect(brought.filter(({ replyToId }) => replyToId !== null)).toHaveLength(count / 10)
  expect(await db.select({ posts: users.postCount }).from(users)).toEqual([{ posts: count }])
  for (const { folder } of await db.select().from(media))
    expect(await storage.get(folder, '640.webp')).toBeDefined()

  await askExport(ada)
  for (const done of [1, 200]) await workUntil(async () => (await row('export')).done >= done)
  await workUntil(async () => (await row('export')).state === 'done')
  const { file, bytes } = await row('export')
  const taken = await scratch('taken.zip')
  expect(await fetchArchive(storage, file ?? '', taken)).toBe(true)
  expect(bytes).toBeGreaterThan(10_000)
  const others = (await folders()).filter((folder) => folder !== file)
  const named = (await db.select().from(media)).map(({ folder }) => folder)
  // What died over its work left pictures that no post has; the sweep of a day later takes them.
  expect(named.every((folder) => others.includes(folder))).toBe(true)
  expect(await examine()).toMatchObject({ isWell: true })
})

const row = async (kind: 'export' | 'import') => {
  const [one] = await db.select().from(archives).where(eq(archives.kind, kind))
  if (!one) throw new Error(`no ${kind}`)
  return one
}

const folders = () => readdir(join(process.env.DATA_DIR ?? '', 'media'))

/** Lets a process work until something is so, and kills it. */
async function workUntil(isSo: () => Promise<boolean>): Promise<void> {
  // Nobody waits a minute for the leases of the dead.
  await write((tx) => tx.update(jobs).set({ leasedUntil: new Date(0) }))
  worker = spawn(process.execPath, [join(import.meta.dirname, 'crash/worker.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: process.env,
  })
  const gone = once(worker, 'exit')
  await vi.waitFor(async () => expect(await isSo()).toBe(true), { timeout: 30_000, interval: 2 })
  worker.kill('SIGKILL')
  expect((await gone)[1]).toBe('SIGKILL')
}
