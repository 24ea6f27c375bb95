import { afterEach, expect, test } from 'vitest'
import { setPreferences } from '#db/mutations/preferences.ts'
import { everyonesPosts } from '#db/queries/posts.ts'
import { tagTimeline } from '#db/queries/tag-timeline.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { ids, walk } from '#tests/walk.ts'
import { people, post } from '#tests/world.ts'

afterEach(emptyDatabase)

const usual = {
  ...{ undoSendSeconds: 0, timeZone: null, isAltRequired: false, isSensitiveShown: false },
  ...{ isWarningOpened: false, usualLanguage: null },
}
const reads = (viewer: Viewer, ...readLanguages: string[]) =>
  setPreferences(viewer, { ...usual, readLanguages })

test('everyone’s posts and those with a tag are in languages the viewer reads, or in none that is known', async () => {
  const { ada, ben } = await people()
  const english = await post(ben, 'Boats. #sea', { language: 'en' })
  const german = await post(ben, 'Boote. #sea', { language: 'de' })
  const unknown = await post(ben, 'Hm. #sea')
  const found = async () => [ids((await everyonesPosts(ada)).rows), ids((await tagTimeline(ada, 'sea')).rows)]

  expect(await found()).toEqual(Array(2).fill([unknown, german, english]))
  await reads(ada, 'de', 'fr')
  expect(await found()).toEqual(Array(2).fill([unknown, german]))
  expect(ids((await everyonesPosts(null)).rows)).toEqual([unknown, german, english])
  await reads(ada)
  expect(await found()).toEqual(Array(2).fill([unknown, german, english]))
})

test('a walk finds every one of them once, however many others there are between', async () => {
  const { ada, ben } = await people()
  const wanted: number[] = []
  for (let at = 0; at < 100; at++) {
    const language = at % 7 === 0 ? 'de' : 'en'
    const id = await post(ben, `${at}`, { language })
    if (language === 'de') wanted.unshift(id)
  }
  await reads(ada, 'de')

  for (const limit of [1, 4, 20])
    expect(ids(await walk((page) => everyonesPosts(ada, page), limit))).toEqual(wanted)
})
