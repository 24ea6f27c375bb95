import { afterEach, expect, test } from 'vitest'
import { write } from '#db/client.ts'
import { follow } from '#db/mutations/follows.ts'
import { mute } from '#db/mutations/mutes.ts'
import { followTag, unfollowTag } from '#db/mutations/tag-follows.ts'
import { addTags } from '#db/mutations/tags.ts'
import type { PageRequest } from '#db/queries/page.ts'
import { homeTimeline } from '#db/queries/timelines.ts'
import { addPost, imagine, type Someone, settle, viewerOf } from '#tests/crowd.ts'
import { emptyDatabase } from '#tests/database.ts'
import { statementsOf } from '#tests/statements.ts'
import { ids, walk } from '#tests/walk.ts'
import { people, post } from '#tests/world.ts'

/* Home with the tags that somebody follows. */

afterEach(emptyDatabase)

test('posts with a tag that Ada follows stand among those of the people she follows, and say why', async () => {
  const { ada, ben, cy } = await people()
  await follow(ada, ben.id)
  await followTag(ada, 'wrens')
  const known = await post(ben, 'the #wrens')
  const strange = await post(cy, 'my #Wrens and #terns')
  const own = await post(ada, 'what of the #wrens')
  await post(cy, 'no tag')

  const { rows } = await homeTimeline(ada)

  expect(ids(rows)).toEqual([own, strange, known])
  expect(rows.map(({ via }) => via)).toEqual([undefined, 'wrens', undefined])
  expect(ids((await homeTimeline(ben)).rows)).toEqual([known])

  await unfollowTag(ada, 'wrens')
  expect(ids((await homeTimeline(ada)).rows)).toEqual([own, known])
})

test('a tag brings no answers among strangers, nothing by the muted, and nothing that is not for everyone', async () => {
  const { ada, ben, cy } = await people()
  await followTag(ada, 'wrens')
  const first = await post(ben, 'the #wrens')
  await post(cy, 'your #wrens?', { replyTo: first })
  await post(ben, '@ada #wrens', { visibility: 'mentioned' })
  const both = await post(cy, '#wrens and #terns')
  await followTag(ada, 'terns')

  const { rows } = await homeTimeline(ada)
  expect(rows.map(({ id, via }) => [id, via])).toEqual([
    [both, 'wrens'],
    [first, 'wrens'],
  ])

  await mute(ada, ben.id, null)
  expect(ids((await homeTimeline(ada)).rows)).toEqual([both])
})

test.each([
  ['few', 30],
  ['many', 90],
])(
  'with tags a reader of %s finds every post once, falling, whatever the page size',
  async (_, followees) => {
    const crowd = imagine(followees, { people: 150, follows: 0, posts: 0 })
    const [reader, ...others] = crowd.people as [Someone, ...Someone[]]
    reader.suspendedAt = null
    for (let i = 0; i < 900; i++)
      addPost(crowd, others[Math.floor(crowd.random() * others.length)] as Someone)
    const names = Array.from({ length: 40 }, (_, i) => `tag${i}x`)
    for (const one of crowd.posts)
      if (crowd.random() < 0.5) one.body = `#${names[Math.floor(crowd.random() ** 3 * 40)]} #tag7x`
    await settle(crowd)
    await write((tx) => addTags(tx, crowd.posts as { id: number; body: string }[]))
    const viewer = viewerOf(reader)
    const gone = new Set(others.filter((one) => one.suspendedAt).map((one) => one.id))
    const known = new Set<number>()
    for (const one of others.slice(0, followees))
      if (await follow(viewer, one.id as number)) known.add(one.id as number)
    const wanted = names.filter((_, i) => i % 3 === 0)
    for (const name of wanted) await followTag(viewer, name)

    const home = (page: PageRequest) => homeTimeline(viewer, page)
    const expected = ids(
      crowd.posts.filter(
        ({ authorId, body }) =>
          !gone.has(authorId) && (known.has(authorId) || wanted.some((name) => body.includes(`#${name} `))),
      ),
    ).toReversed()
    expect(expected.length).toBeGreaterThan(200)
    for (const limit of [1, 7, 40]) expect(ids(await walk(home, limit))).toEqual(expected)
  },
)

test('a post with all the tags that Ada follows hides none of those before it', async () => {
  const { ada, ben } = await people()
  const names = Array.from({ length: 25 }, (_, i) => `tag${i}x`)
  const written: number[] = []
  for (const name of names) written.push(await post(ben, `#${name}`))
  for (let n = 0; n < 2; n++) written.push(await post(ben, names.map((name) => `#${name}`).join(' ')))
  for (const name of names) await followTag(ada, name)

  expect(ids(await walk((page) => homeTimeline(ada, page), 20))).toEqual(written.toReversed())
  expect(ids(await walk((page) => homeTimeline(ada, page), 3))).toEqual(written.toReversed())
})

test('whoever follows no tag asks nothing about tags but whether they do', async () => {
  const { ada, ben } = await people()
  await post(ada, '#wrens')
  await followTag(ben, 'wrens')

  const asked = async (viewer: typeof ada) => (await statementsOf(() => homeTimeline(viewer))).length
  expect(await asked(ada)).toBe((await asked(ben)) - 2)
})
