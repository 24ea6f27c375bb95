import { afterEach, beforeEach, expect, test } from 'vitest'
import { changePlace } from '#db/mutations/place.ts'
import { setSuspended, setUnindexed } from '#db/mutations/users.ts'
import { deeds } from '#db/queries/audit.ts'
import { namedAdmins, placeFigures, placeSettings } from '#db/queries/place.ts'
import { ownPrivacy, userByHandle } from '#db/queries/users.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { person, post } from '#tests/world.ts'

let ada: Viewer
let ben: Viewer
beforeEach(async () => {
  ada = await person('ada', { role: 'admin' })
  ben = await person('ben', { role: 'moderator' })
})
afterEach(emptyDatabase)

const quiet = { description: '', rules: [], contact: '', unindexed: false, namesAdmins: false }
const said = {
  description: 'For those who mend things.',
  rules: ['Be kind.', 'Return the tools.'],
  contact: 'ada@example.org',
  unindexed: true,
  namesAdmins: true,
}

test('a place says nothing of itself until its admin does', async () => {
  expect(await placeSettings()).toEqual(quiet)

  expect(await changePlace(ada, said)).toBe(true)
  expect(await placeSettings()).toEqual(said)
})

test('only an admin says it, while they are one', async () => {
  const cy = await person('cy')
  const away = await person('away', { role: 'admin' })
  await setSuspended(away.id, true)

  for (const who of [ben, cy, away, { ...cy, role: 'admin' as const }])
    expect(await changePlace(who, said)).toBe(false)
  expect(await placeSettings()).toEqual(quiet)
})

test('what changed is written down, before and after, and nothing else', async () => {
  await changePlace(ada, { ...quiet, rules: ['Be kind.'] })
  await changePlace(ada, { ...quiet, rules: ['Be kind.'] })
  await changePlace(ada, { ...quiet, rules: ['Be kinder.'] })

  expect((await deeds(ada)).rows).toMatchObject([
    { actorHandle: 'ada', action: 'place', change: { rules: [['Be kind.'], ['Be kinder.']] } },
    { actorHandle: 'ada', action: 'place', change: { rules: [[], ['Be kind.']] } },
  ])
})

test('admins are named only when they want to be, and only those who are here', async () => {
  const away = await person('away', { role: 'admin' })
  await setSuspended(away.id, true)

  expect(await namedAdmins()).toEqual([])
  await changePlace(ada, said)
  expect(await namedAdmins()).toEqual([{ handle: 'ada', name: 'Ada Marsh' }])
})

test('people and posts are counted, without who is suspended', async () => {
  const cy = await person('cy')
  for (const who of [ada, ben, cy]) await post(who, 'hello')
  await setSuspended(cy.id, true)

  expect(await placeFigures()).toEqual({ people: 2, posts: 2 })
})

test('whoever wants to stay out of search engines says since when, once', async () => {
  const first = new Date('2026-05-01T12:00:00Z')
  await setUnindexed(ben, true, first)
  await setUnindexed(ben, true)

  expect((await ownPrivacy(ben))?.unindexedAt).toEqual(first)
  expect((await userByHandle(null, 'ben'))?.unindexedAt).toEqual(first)
  expect((await userByHandle(null, 'ada'))?.unindexedAt).toBeNull()
  await setUnindexed(ben, false)
  expect((await ownPrivacy(ben))?.unindexedAt).toBeNull()
})
