import { afterEach, expect, test } from 'vitest'
import { follow } from '#db/mutations/follows.ts'
import { setPicture } from '#db/mutations/pictures.ts'
import { createSession } from '#db/mutations/sessions.ts'
import { setSuspended } from '#db/mutations/users.ts'
import { followersOf } from '#db/queries/follows.ts'
import { foundedAt, isPictureShown, picturesInUse } from '#db/queries/pictures.ts'
import { everyonesPosts, postById, postsBy } from '#db/queries/posts.ts'
import { sessionOf } from '#db/queries/sessions.ts'
import { worthFollowing } from '#db/queries/suggestions.ts'
import { homeTimeline } from '#db/queries/timelines.ts'
import { ownAccount, userByHandle } from '#db/queries/users.ts'
import { asViewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, person, post } from '#tests/world.ts'

afterEach(emptyDatabase)

test('Ada sets her picture and her banner, and nobody else’s', async () => {
  const { ada, ben } = await people()
  expect(await setPicture(ada, 'avatar', 'face')).toBe(true)
  expect(await setPicture(ada, 'banner', 'reeds')).toBe(true)

  expect(await userByHandle(null, 'ada')).toMatchObject({ avatar: 'face', banner: 'reeds' })
  expect(await ownAccount(ada)).toMatchObject({ avatar: 'face', banner: 'reeds' })
  expect(await ownAccount(ben)).toMatchObject({ avatar: null, banner: null })

  await setPicture(ada, 'avatar', null)

  expect(await userByHandle(null, 'ada')).toMatchObject({ avatar: null, banner: 'reeds' })
})

test('a person who is gone has none', async () => {
  expect(await setPicture(asViewer({ id: 1, handle: 'no', role: 'member' }), 'avatar', 'face')).toBe(false)
})

test('her picture comes with her posts, her row and her session; without one a post carries no word of it', async () => {
  const { ada, ben } = await people()
  await follow(ada, ben.id)
  await setPicture(ada, 'avatar', 'face')
  const [hers, his] = [await post(ada, 'hello'), await post(ben, 'hello')]
  await createSession({ userId: ada.id, tokenHash: 'laptop', userAgent: '', address: '' })

  for (const rows of [
    (await everyonesPosts(null)).rows,
    (await postsBy(null, ada.id)).rows,
    (await homeTimeline(ada)).rows,
    [await postById(null, 'ada', hers)],
  ])
    expect(rows.find((row) => row?.id === hers)).toMatchObject({ avatar: 'face' })
  expect(await postById(null, 'ben', his)).not.toHaveProperty('avatar')
  expect((await followersOf(null, ben.id)).rows).toMatchObject([{ handle: 'ada', avatar: 'face' }])
  expect((await worthFollowing(ben)).find(({ handle }) => handle === 'ada')).toMatchObject({ avatar: 'face' })
  expect((await sessionOf('laptop'))?.user.avatar).toBe('face')
})

test('a picture is shown while somebody who may be seen has it', async () => {
  const ada = await person('ada')
  await setPicture(ada, 'avatar', 'face')
  await setPicture(ada, 'banner', 'reeds')
  const shown = async () => [await isPictureShown(null, 'face'), await isPictureShown(null, 'reeds')]

  expect(await shown()).toEqual(['public', 'public'])
  expect(await isPictureShown(null, 'other')).toBeUndefined()

  await setSuspended(ada.id, true)
  expect(await shown()).toEqual([undefined, undefined])

  await setSuspended(ada.id, false)
  await setPicture(ada, 'avatar', 'new face')
  expect(await shown()).toEqual([undefined, 'public'])
  expect(await isPictureShown(null, 'new face')).toBe('public')
})

test('pictures of the suspended are in use too', async () => {
  const { ada, ben } = await people()
  await setPicture(ada, 'avatar', 'face')
  await setPicture(ben, 'banner', 'sea')
  await setSuspended(ada.id, true)

  expect(await picturesInUse(['face', 'sea', 'other'])).toEqual(new Set(['face', 'sea']))
})

test('a place was founded by its first person', async () => {
  expect(await foundedAt()).toBeUndefined()

  const createdAt = new Date('2026-01-01T10:00:00Z')
  await person('ada', { createdAt })
  await person('ben', { createdAt: new Date('2026-02-01T10:00:00Z') })

  expect(await foundedAt()).toEqual(createdAt)
})
