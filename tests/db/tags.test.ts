import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { db, write } from '#db/client.ts'
import { block } from '#db/mutations/blocks.ts'
import { deleteExpired } from '#db/mutations/expired.ts'
import { setProtected } from '#db/mutations/follows.ts'
import { addMissingTags } from '#db/mutations/missing-tags.ts'
import { mute } from '#db/mutations/mutes.ts'
import { deletePost, restorePost } from '#db/mutations/posts.ts'
import { followTag, unfollowTag } from '#db/mutations/tag-follows.ts'
import { setSuspended } from '#db/mutations/users.ts'
import { tagTimeline } from '#db/queries/tag-timeline.ts'
import { followedTags, tagByName, tagsLately } from '#db/queries/tags.ts'
import { place } from '#db/schema/place.ts'
import { postTags } from '#db/schema/post-tags.ts'
import { tagNameOf } from '#db/text/entities.ts'
import { tags as limits } from '#db/text/limits.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { ids, walk } from '#tests/walk.ts'
import { people, post } from '#tests/world.ts'

afterEach(emptyDatabase)

/** What stands under a tag, however it is typed. */
const under = async (viewer: Viewer | null, typed: string) =>
  ids((await tagTimeline(viewer, tagNameOf(typed) ?? '')).rows)

describe('a tag is one tag in any script, however it is written', () => {
  test.each([
    ['Latin with accents', ['#Fjäril', '#FJÄRIL', '#fja\u0308ril'], '#fjaril'],
    ['the Turkish dotless i, which is no i', ['#ışık', '#ıŞıK'], '#işik'],
    ['Greek', ['#Ουρανός', '#ΟΥΡΑΝΌΣ'], '#ουρανος'],
    ['Cyrillic', ['#Птицы', '#ПТИЦЫ'], '#Птица'],
    ['full-width letters', ['#ＴＥＡ', '＃tea'], '#tee'],
    ['Han and kana', ['#陶芸', '見て#陶芸'], '#陶'],
    ['half-width kana', ['#ﾂﾊﾞﾒ', '#ツバメ'], '#つばめ'],
    ['Arabic', ['#طيور', 'هذه #طيور'], '#طير'],
    ['Devanagari with combining marks', ['#बारिश', '#बारिश है'], '#बारश'],
  ])('%s', async (_script, spellings, other) => {
    const { ada, ben } = await people()
    const written: number[] = []
    for (const body of spellings) written.push(await post(ben, body))
    await post(ben, other)

    for (const spelling of spellings)
      expect(await under(ada, /[#＃][\p{L}\p{M}]+/u.exec(spelling)?.[0] ?? '')).toEqual(written.toReversed())
  })
})

test('a tag keeps the spelling it came with, and an address finds it in any', async () => {
  const { ada, ben } = await people()
  await post(ben, '#BirdWatching')
  await post(ada, '#birdwatching')

  expect(await tagByName(null, tagNameOf('#BIRDWATCHING') ?? '')).toEqual({
    name: 'birdwatching',
    shown: 'BirdWatching',
    followed: false,
  })
  expect(await tagByName(null, 'birds')).toBeUndefined()
  expect(tagNameOf('2026')).toBeUndefined()
  expect(tagNameOf('t'.repeat(101))).toBeUndefined()
})

test('a post is found by its first tags, each once, and by no more than it may have', async () => {
  const { ada } = await people()
  const names = Array.from({ length: limits.perPost + 1 }, (_, i) => `n${i}x`)
  const id = await post(ada, `#n0x ${names.map((name) => `#${name}`).join(' ')}`)

  expect(await under(null, names[0] ?? '')).toEqual([id])
  expect(await under(null, names[limits.perPost - 1] ?? '')).toEqual([id])
  expect(await under(null, names[limits.perPost] ?? '')).toEqual([])
})

test('two who begin to use the same tags at once, in whatever order, both succeed', async () => {
  const { ada, ben } = await people()
  const names = Array.from({ length: 20 }, (_, i) => `#tag${String.fromCharCode(97 + i)}`)
  const both = await Promise.all([post(ada, names.join(' ')), post(ben, names.toReversed().join(' '))])

  expect(await under(null, 'taga')).toEqual(both.toSorted((a, b) => b - a))
  expect(await under(null, 'tagt')).toEqual(both.toSorted((a, b) => b - a))
})

test('under a tag stands what is for everyone, answers too; nothing by whom one muted, blocked or may not see', async () => {
  const { ada, ben, cy } = await people()
  const first = await post(ben, 'the #wrens are back')
  const answer = await post(cy, 'your #wrens?', { replyTo: first })
  await post(ben, 'for few, #wrens', { visibility: 'followers' })
  const gone = await post(ben, 'gone #wrens')
  await deletePost(ben, gone)

  expect(await under(ada, 'wrens')).toEqual([answer, first])
  await restorePost(ben, gone)
  expect(await under(null, 'wrens')).toEqual([gone, answer, first])
  await mute(ada, ben.id, null)
  expect(await under(ada, 'wrens')).toEqual([answer])
  await block(cy, ada.id)
  expect(await under(ada, 'wrens')).toEqual([])
  await setSuspended(cy.id, true)
  await setProtected(ben, true)
  expect(await under(null, 'wrens')).toEqual([])
})

test('a walk under a tag finds every post once, past however many that are hidden', async () => {
  const { ada, ben, cy } = await people()
  const there: number[] = []
  for (let n = 0; n < 12; n++) {
    there.push(await post(ben, `#moss ${n}`))
    for (let m = 0; m < n; m++) await post(cy, `#moss ${n} ${m}`)
  }
  await mute(ada, cy.id, null)

  const walked = await walk((page) => tagTimeline(ada, 'moss', page), 3)

  expect(ids(walked)).toEqual(there.toReversed())
})

test('Ada follows tags, even one that nobody has used, the latest first, and no longer', async () => {
  const { ada, ben } = await people()
  await post(ben, '#Swifts')

  expect(await followTag(ada, '#SWIFTS')).toBe(true)
  expect(await followTag(ada, 'swifts')).toBe(true)
  expect(await followTag(ada, 'Terns')).toBe(true)
  expect(await followTag(ada, '12')).toBe(false)
  expect(await followedTags(ada)).toEqual([
    { name: 'terns', shown: 'terns' },
    { name: 'swifts', shown: 'Swifts' },
  ])
  expect(await tagByName(ada, 'swifts')).toMatchObject({ followed: true })
  expect(await tagByName(ben, 'swifts')).toMatchObject({ followed: false })

  await unfollowTag(ada, '＃Swifts')
  await unfollowTag(ada, 'swifts')
  await unfollowTag(ada, 'never')

  expect((await followedTags(ada)).map(({ name }) => name)).toEqual(['terns'])
})

test('nobody follows more tags than they may', async () => {
  const { ada } = await people()
  for (let n = 0; n < limits.followed; n++) await followTag(ada, `t${n}x`)

  expect(await followTag(ada, 'more')).toBe('full')
  expect(await followTag(ada, 't0x')).toBe(true)
  await unfollowTag(ada, 't0x')
  expect(await followTag(ada, 'more')).toBe(true)
  expect(await followedTags(ada)).toHaveLength(limits.followed)
})

test('posts from before there were tags get theirs, once, and where that stopped is kept', async () => {
  const { ada, ben } = await people()
  const lastYear = await post(ada, '#Wren and #robin', { at: new Date('2025-01-02') })
  await post(ada, 'no. 1, #1 and none', { at: new Date('2025-01-03') })
  const lately = await post(ben, '#wren')
  await write((tx) => tx.delete(postTags).where(eq(postTags.postId, lately)))

  expect(await addMissingTags()).toBe(2)
  expect(await under(null, 'wren')).toEqual([lately, lastYear])
  expect(await under(null, 'robin')).toEqual([lastYear])
  expect(await addMissingTags()).toBe(0)

  // What is older than where it stopped is not looked at again; the last hour is.
  await write((tx) => tx.delete(postTags))
  expect(await addMissingTags()).toBe(1)
  await write((tx) => tx.delete(place))
  expect(await addMissingTags()).toBe(1)
  expect(await under(null, 'wren')).toEqual([lately, lastYear])
})

test('a deleted post whose place is kept for its answers keeps no tags', async () => {
  const { ada, ben } = await people()
  const id = await post(ada, '#secret')
  await post(ben, 'an answer', { replyTo: id })
  await deletePost(ada, id, new Date('2025-01-01'))
  await deleteExpired()

  expect(await db.select().from(postTags)).toEqual([])
  expect(await addMissingTags()).toBe(0)
})

test('tags come as they were first written, those used most lately first, then the latest, then others', async () => {
  const { ada, ben } = await people()
  await post(ben, '#Spring and #sparrow')
  await post(ben, '#spring, #SPRING and #Spade')
  await post(ada, 'no #autumn, no hash')

  expect(await tagsLately(ada, 'SP')).toEqual(['Spring', 'Spade', 'sparrow'])
  expect(await tagsLately(ada, 'spr')).toEqual(['Spring'])
  expect(await tagsLately(ada, 'sp', 2)).toEqual(['Spring', 'Spade'])
  expect(await tagsLately(ada, '')).toEqual([])
  expect(await tagsLately(ada, '1')).toEqual([])
})

test('a tag that was used long ago is offered after the others, and Ada’s own as she writes it', async () => {
  const { ada, ben } = await people()
  await post(ben, '#Sparrow')
  await post(ben, Array.from({ length: 30 }, (_, i) => `#a${i}x`).join(' '))
  for (let n = 0; n < 13; n++) await post(ben, Array.from({ length: 30 }, (_, i) => `#a${i}x`).join(' '))
  await post(ben, '#spade')
  await post(ada, 'for myself, #SPAN', { visibility: 'mentioned' })

  expect(await tagsLately(ada, 'sp')).toEqual(['SPAN', 'spade', 'Sparrow'])
  expect(await tagsLately(ben, 'sp')).toEqual(['spade', 'Sparrow'])
})

test('what is deleted, or by somebody who is gone, is not offered', async () => {
  const { ada, ben, cy } = await people()
  await deletePost(ada, await post(ada, '#gone'))
  await post(ben, '#going')
  await post(cy, '#golden')
  await setSuspended(ben.id, true)
  await followTag(ada, 'gopher')

  expect(await tagsLately(ada, 'go')).toEqual(['golden'])
})

test('a quote under a tag shows what it quotes', async () => {
  const { ada, ben } = await people()
  const quoted = await post(ben, 'the wrens are back')
  await post(ada, 'look! #wrens', { quoteOf: quoted })

  const [row] = (await tagTimeline(null, 'wrens')).rows

  expect(row?.quote).toMatchObject({ id: quoted, body: 'the wrens are back' })
})
