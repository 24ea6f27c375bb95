import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sweep } from '#app/_jobs/sweep.ts'
import { newFolder } from '#app/_media/key.ts'
import { mediaStorage } from '#app/_media/media-storage.ts'
import { deleteOrphans } from '#app/_media/orphans.ts'
import { setPicture } from '#db/mutations/pictures.ts'
import { setSuspended } from '#db/mutations/users.ts'
import { emptyDatabase } from '#tests/database.ts'
import { person } from '#tests/world.ts'

const day = 24 * 3_600_000
const storage = mediaStorage()

/** A folder with a file, which is as old as is said, ms. */
async function folder(age = 0): Promise<string> {
  const name = newFolder()
  await storage.put(name, '96.webp', new Uint8Array(3))
  const when = new Date(Date.now() - age)
  await utimes(join(process.env.DATA_DIR ?? '', 'media', name), when, when)
  return name
}

const left = async () => (await Array.fromAsync(storage.folders())).map((one) => one.folder).sort()
const inADay = () => Date.now() + day + 60_000

beforeEach(async () => {
  for (const name of await left()) await storage.delete(name)
})
afterEach(emptyDatabase)

test('what nobody has goes after a day, what somebody has stays', async () => {
  const ada = await person('ada')
  const [avatar, banner, replaced, cutShort] = [
    await folder(),
    await folder(),
    await folder(),
    await folder(),
  ]
  await setPicture(ada, 'avatar', replaced)
  await setPicture(ada, 'avatar', avatar)
  await setPicture(ada, 'banner', banner)

  expect(await deleteOrphans(storage)).toBe(0)
  expect(await left()).toContain(cutShort)
  expect(await deleteOrphans(storage, inADay())).toBe(2)
  expect(await left()).toEqual([avatar, banner].sort())
  expect(await deleteOrphans(storage, inADay())).toBe(0)
})

test('suspended people find their picture again', async () => {
  const ada = await person('ada')
  const avatar = await folder()
  await setPicture(ada, 'avatar', avatar)
  await setSuspended(ada.id, true)
  await deleteOrphans(storage, inADay())

  expect(await left()).toEqual([avatar])
})

test('a database without people, or younger than the pictures, deletes none: they are those of another', async () => {
  const theirs = await folder(10 * day)

  expect(await deleteOrphans(storage, inADay())).toBe(0)

  await person('ada')

  expect(await deleteOrphans(storage, inADay())).toBe(0)
  expect(await left()).toEqual([theirs])
})

test('of very many each is looked at', async () => {
  const ada = await person('ada')
  const all = await Promise.all(Array.from({ length: 450 }, () => folder()))
  await setPicture(ada, 'banner', all[300] ?? '')

  expect(await deleteOrphans(storage, inADay())).toBe(449)
  expect(await left()).toEqual([all[300]])
})

test('the hourly sweep takes them along', async () => {
  await person('ada', { createdAt: new Date(Date.now() - 10 * day) })
  await folder(2 * day)
  const fresh = await folder()
  await sweep()

  expect(await left()).toEqual([fresh])
})
