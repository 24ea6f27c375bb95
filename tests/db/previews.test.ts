import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { db, write } from '#db/client.ts'
import { type Job, LostLease, lease } from '#db/mutations/jobs.ts'
import { deletePost } from '#db/mutations/posts.ts'
import { deleteUnusedPreviews, keepPreview, leavePreview, removePreview } from '#db/mutations/previews.ts'
import { isPictureShown, picturesInUse } from '#db/queries/pictures.ts'
import { everyonesPosts, visiblePost } from '#db/queries/posts.ts'
import { previewUrl } from '#db/queries/previews.ts'
import { jobs } from '#db/schema/jobs.ts'
import { posts } from '#db/schema/posts.ts'
import { previews } from '#db/schema/previews.ts'
import { emptyDatabase } from '#tests/database.ts'
import { statementsOf } from '#tests/statements.ts'
import { people, post } from '#tests/world.ts'

afterEach(emptyDatabase)

const url = 'https://birds.example.org/harrier'
const folder = 'p'.repeat(22)
const said = { title: 'Marsh harrier', description: 'Seen in the fens', site: 'Fen birds' }
const pictured = { ...said, picture: folder, width: 800, height: 420 }
const day = 86_400_000

const take = async (): Promise<Job> => (await lease(['fetch-preview'], 1))[0] as Job
const idOf = ({ payload }: Job) => Number(payload.previewId)
const waiting = () => db.select().from(jobs).where(eq(jobs.kind, 'fetch-preview'))
const erasing = async () =>
  (await db.select().from(jobs).where(eq(jobs.kind, 'erase-picture'))).map(({ payload }) => payload.folder)
const previewOf = async (id: number) => (await visiblePost(null, id))?.preview

/** Asks as the job does, and hears this. */
async function hear(found: typeof pictured | typeof said | undefined): Promise<void> {
  const job = await take()
  await keepPreview(job, idOf(job), found)
}

test('a post shows what the first page it links says, once that is known', async () => {
  const { ada } = await people()
  const id = await post(ada, `A harrier! ${url}#nest and https://other.example.org/`)

  expect(await previewOf(id)).toBeUndefined()
  const job = await take()
  expect(await previewUrl(null, idOf(job))).toBe(url)
  await keepPreview(job, idOf(job), pictured)
  expect(await previewOf(id)).toEqual({ url, ...said, picture: { folder, width: 800, height: 420 } })
  expect(await waiting()).toEqual([])
})

test('a page is asked once for all who link it, and again only when that was long ago', async () => {
  const { ada, ben } = await people()
  await post(ada, `Look: ${url}`)
  const second = await post(ben, `Look: ${url}`)
  expect(await waiting()).toHaveLength(1)
  await hear(said)

  expect(await previewOf(second)).toMatchObject({ title: 'Marsh harrier' })
  await post(ada, `Again: ${url}`)
  expect(await waiting()).toEqual([])
  await write((tx) => leavePreview(tx, { id: second, body: url }, Date.now() + day + 1))
  expect(await waiting()).toHaveLength(1)
})

test('a page that says nothing leaves a plain link, and one that said something keeps it', async () => {
  const { ada } = await people()
  const id = await post(ada, url)
  await hear(undefined)
  expect(await previewOf(id)).toBeUndefined()

  await write((tx) => leavePreview(tx, { id, body: url }, Date.now() + 2 * day))
  await hear(pictured)
  await write((tx) => leavePreview(tx, { id, body: url }, Date.now() + 4 * day))
  await hear(undefined)
  expect(await previewOf(id)).toMatchObject({ title: 'Marsh harrier', picture: { folder } })
})

test('other words have another preview, or none', async () => {
  const { ada } = await people()
  const id = await post(ada, url)
  await hear(said)

  await write((tx) => leavePreview(tx, { id, body: 'No link.' }))
  expect(await previewOf(id)).toBeUndefined()
  await write((tx) => leavePreview(tx, { id, body: url }))
  expect(await previewOf(id)).toMatchObject({ title: 'Marsh harrier' })
})

test('the author can take it away, and nobody else', async () => {
  const { ada, ben } = await people()
  const id = await post(ada, url)
  await hear(said)

  expect(await removePreview(ben, id)).toBe(false)
  expect(await previewOf(id)).toBeDefined()
  expect(await removePreview(ada, id)).toBe(true)
  expect(await removePreview(ada, id)).toBe(true)
  expect(await previewOf(id)).toBeUndefined()
})

test('a quote and a post without a link have none, and ask for none', async () => {
  const { ada, ben } = await people()
  const id = await post(ada, 'Boats at dawn.')
  await post(ben, `Look: ${url}`, { quoteOf: id })

  expect(await waiting()).toEqual([])
  expect(await db.select().from(previews)).toEqual([])
})

test('whoever was too slow changes nothing', async () => {
  const { ada } = await people()
  const id = await post(ada, url)
  const job = await take()

  await expect(keepPreview({ ...job, lease: 'another' }, idOf(job), pictured)).rejects.toThrow(LostLease)
  expect(await previewOf(id)).toBeUndefined()
})

test('the picture of a page is seen by whoever sees a post that links it', async () => {
  const { ada, ben } = await people()
  const id = await post(ada, `Between us: ${url}`, { visibility: 'followers' })
  await hear(pictured)

  expect(await isPictureShown(ada, folder)).toBe('private')
  expect(await isPictureShown(ben, folder)).toBeUndefined()
  expect(await isPictureShown(null, folder)).toBeUndefined()
  expect(await picturesInUse([folder, 'q'.repeat(22)])).toEqual(new Set([folder]))
  await deletePost(ada, id)
  expect(await isPictureShown(ada, folder)).toBeUndefined()
})

test('a new picture takes the place of the one before, and what nobody links is swept with its own', async () => {
  const { ada } = await people()
  const id = await post(ada, url)
  await hear(pictured)
  await write((tx) => leavePreview(tx, { id, body: url }, Date.now() + 2 * day))
  await hear({ ...pictured, picture: 'n'.repeat(22) })
  expect(await erasing()).toEqual([folder])

  expect(await deleteUnusedPreviews(Date.now() + 9 * day)).toBe(0)
  await write((tx) => tx.delete(posts).where(eq(posts.id, id)))
  expect(await deleteUnusedPreviews()).toBe(0)
  expect(await deleteUnusedPreviews(Date.now() + 2 * day)).toBe(1)
  expect((await erasing()).sort()).toEqual(['n'.repeat(22), folder])
})

test('a page of posts asks once for all previews, and not at all when there are none', async () => {
  const { ada } = await people()
  await post(ada, 'Boats at dawn.')
  const without = (await statementsOf(() => everyonesPosts(null))).length
  for (const at of [1, 2, 3]) await post(ada, `${url}?${at}`)

  expect(await statementsOf(() => everyonesPosts(null))).toHaveLength(without + 1)
})
