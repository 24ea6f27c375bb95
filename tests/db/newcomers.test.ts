import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { write } from '#db/client.ts'
import { block } from '#db/mutations/blocks.ts'
import { follow } from '#db/mutations/follows.ts'
import { likePost } from '#db/mutations/likes.ts'
import { setRole } from '#db/mutations/users.ts'
import { isNewcomer, strangersAmong } from '#db/queries/newcomers.ts'
import { users } from '#db/schema/users.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { person, post } from '#tests/world.ts'

afterEach(emptyDatabase)

const day = 86_400_000
const arrived = ({ id }: Viewer, createdAt: Date) =>
  write((tx) => tx.update(users).set({ createdAt }).where(eq(users.id, id)))

test('whoever came today is new, until tomorrow', async () => {
  const ada = await person('ada')
  const now = Date.now()
  await arrived(ada, new Date(now))

  expect(await isNewcomer(ada, now + day - 1)).toBe(true)
  expect(await isNewcomer(ada, now + day)).toBe(false)
})

test('whoever helps to run the place is not', async () => {
  const ada = await person('ada')
  await setRole(ada.id, 'moderator')

  expect(await isNewcomer(ada)).toBe(false)
})

test('five people who like or follow somebody make them welcome, one of them five times does not', async () => {
  const ada = await person('ada')
  const others = await Promise.all(['ben', 'cy', 'dot', 'eda', 'finn'].map((name) => person(name)))
  const [ben, ...rest] = others as [Viewer, ...Viewer[]]
  for (const body of ['one', 'two', 'three', 'four', 'five']) await likePost(ben, await post(ada, body))
  expect(await isNewcomer(ada)).toBe(true)

  for (const other of rest) await follow(other, ada.id)
  expect(await isNewcomer(ada)).toBe(false)
})

test('strangers are those who neither follow nor have had to do with somebody', async () => {
  const [ada, ben, cy, dot] = [
    await person('ada'),
    await person('ben'),
    await person('cy'),
    await person('dot'),
  ]
  await follow(ben, ada.id)
  await likePost(cy, await post(ada, 'Hello.'))

  expect(await strangersAmong(ada, ['ada', 'ben', 'cy', 'dot', 'nobody'])).toBe(1)
  expect(await strangersAmong(ada, [])).toBe(0)
  await block(ben, ada.id)
  expect(await strangersAmong(ada, ['ben', dot.handle])).toBe(2)
})
