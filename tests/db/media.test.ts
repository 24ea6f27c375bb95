import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { db, write } from '#db/client.ts'
import { eraseSome } from '#db/mutations/erasure.ts'
import { deleteExpired } from '#db/mutations/expired.ts'
import { follow } from '#db/mutations/follows.ts'
import { deleteAccount } from '#db/mutations/leaving.ts'
import { addMedia, deleteLooseMedia, deleteMedia } from '#db/mutations/media.ts'
import { createPost, deletePost } from '#db/mutations/posts.ts'
import { isPictureShown, picturesInUse } from '#db/queries/pictures.ts'
import { ownLoosePictures } from '#db/queries/post-pictures.ts'
import { everyonesPosts, visiblePost } from '#db/queries/posts.ts'
import { writingPreferences } from '#db/queries/preferences.ts'
import { jobs } from '#db/schema/jobs.ts'
import { media } from '#db/schema/media.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { statementsOf } from '#tests/statements.ts'
import { people, person, post } from '#tests/world.ts'

afterEach(emptyDatabase)

const day = 86_400_000
const room = 1000
let count = 0
const size = { width: 800, height: 600, placeholder: 'data:image/webp;base64,xyz', bytes: 100 }

/** A picture of theirs; its id and its folder. */
async function picture(viewer: Viewer, bytes = 100) {
  const folder = `folder-${count++}`.padEnd(22, '-')
  const added = await addMedia(viewer, { ...size, folder, bytes }, room)
  if (typeof added !== 'object') throw new Error(`no room: ${added}`)
  return { id: added.id, folder }
}
const picturesOf = async (viewer: Viewer | null, id: number) => (await visiblePost(viewer, id))?.pictures
const erasing = async () =>
  (await db.select().from(jobs).where(eq(jobs.kind, 'erase-picture')))
    .map(({ payload }) => payload.folder)
    .sort()

test('a post has its pictures in order, with what they show, and needs no words', async () => {
  const ada = await person('ada')
  const [one, other] = [await picture(ada), await picture(ada)]
  const id = await post(ada, '', {
    media: [
      { id: other.id, alt: 'A boat' },
      { id: one.id, alt: '' },
    ],
  })

  expect(await picturesOf(null, id)).toEqual([
    {
      id: other.id,
      folder: other.folder,
      width: 800,
      height: 600,
      alt: 'A boat',
      placeholder: size.placeholder,
    },
    { id: one.id, folder: one.folder, width: 800, height: 600, placeholder: size.placeholder },
  ])
  expect(await ownLoosePictures(ada, [one.id])).toEqual([])
})

test('a picture of somebody else, one of another post and one that is not there make no post', async () => {
  const { ada, ben } = await people()
  const { id } = await picture(ada)
  const his = await picture(ben)
  await post(ada, 'Look.', { media: [{ id, alt: '' }] })

  for (const one of [id, his.id, 42])
    expect(await createPost(ada, { body: 'Look.', media: [{ id: one, alt: '' }] })).toBe('no-picture')
  expect((await everyonesPosts(null)).rows).toHaveLength(1)
})

test('of two posts that want the same picture one has it', async () => {
  const ada = await person('ada')
  const { id } = await picture(ada)
  const answers = await Promise.all(
    ['one', 'two', 'three'].map((body) => createPost(ada, { body, media: [{ id, alt: '' }] })),
  )

  expect(answers.filter((answer) => answer === 'no-picture')).toHaveLength(2)
})

test('nobody has more than there is room for, also when pictures come together', async () => {
  const ada = await person('ada')
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, at) => addMedia(ada, { ...size, folder: `f${at}`, bytes: 300 }, room)),
  )

  expect(answers.filter((answer) => answer === 'full')).toHaveLength(3)
  expect((await writingPreferences(ada)).mediaBytes).toBe(900)
})

test('who may see a picture is who may see its post, at every moment', async () => {
  const { ada, ben } = await people()
  const { id, folder } = await picture(ada)
  const shown = async () => [
    await isPictureShown(null, folder),
    await isPictureShown(ben, folder),
    await isPictureShown(ada, folder),
  ]

  expect(await shown()).toEqual([undefined, undefined, 'private'])
  const postId = await post(ada, 'Between us.', { visibility: 'followers', media: [{ id, alt: '' }] })
  expect(await shown()).toEqual([undefined, undefined, 'private'])
  await follow(ben, ada.id)
  expect(await shown()).toEqual([undefined, 'private', 'private'])
  await deletePost(ada, postId)
  expect(await shown()).toEqual([undefined, undefined, undefined])
  expect(await picturesInUse([folder])).toEqual(new Set([folder]))
})

test('what belongs to nothing for a day is swept, with its files and the room it took', async () => {
  const ada = await person('ada')
  const [kept, loose] = [await picture(ada), await picture(ada)]
  await post(ada, 'Look.', { media: [{ id: kept.id, alt: '' }] })

  expect(await deleteLooseMedia()).toBe(0)
  expect(await deleteLooseMedia(Date.now() + day + 1000)).toBe(1)
  expect(await erasing()).toEqual([loose.folder])
  expect((await writingPreferences(ada)).mediaBytes).toBe(100)
  const again = await picture(ada)
  expect(await deleteMedia(ada, again.id)).toBe(true)
  expect(await deleteMedia(ada, kept.id)).toBe(false)
  expect((await writingPreferences(ada)).mediaBytes).toBe(100)
})

test('the pictures of a deleted post stay as long as it can be taken back, and go then', async () => {
  const { ada, ben } = await people()
  const [one, answered] = [await picture(ada), await picture(ada)]
  await deletePost(ada, await post(ada, 'Look.', { media: [{ id: one.id, alt: '' }] }))
  const id = await post(ada, 'Look too.', { media: [{ id: answered.id, alt: '' }] })
  await post(ben, 'Nice.', { replyTo: id })
  await deletePost(ada, id)
  await deleteExpired()
  expect(await deleteLooseMedia(Date.now() + 2 * day)).toBe(0)

  await deleteExpired(Date.now() + day)
  expect(await deleteLooseMedia(Date.now() + 2 * day)).toBe(2)
  expect(await erasing()).toEqual([one.folder, answered.folder].sort())
})

test('with a person their pictures go', async () => {
  const ada = await person('ada')
  const [one, other] = [await picture(ada), await picture(ada)]
  await post(ada, 'Look.', { media: [{ id: one.id, alt: '' }] })
  await deleteAccount(ada.id, new Date(0))
  while ((await write((tx) => eraseSome(tx, ada.id, 10))) > 0);

  expect(await db.select().from(media)).toEqual([])
  expect(await erasing()).toEqual(expect.arrayContaining([one.folder, other.folder].sort()))
})

test('a page asks once for all of its pictures', async () => {
  const ada = await person('ada')
  await post(ada, 'None.')
  const without = (await statementsOf(() => everyonesPosts(ada))).length
  for (let at = 0; at < 3; at++) await post(ada, '', { media: [{ id: (await picture(ada)).id, alt: '' }] })

  expect(await statementsOf(() => everyonesPosts(ada))).toHaveLength(without + 1)
})
