import { asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { db, write } from '#db/client.ts'
import { follow } from '#db/mutations/follows.ts'
import { addMissingWords } from '#db/mutations/user-words.ts'
import { setSuspended, updateProfile } from '#db/mutations/users.ts'
import type { ListedPerson } from '#db/queries/follows.ts'
import { peopleFound } from '#db/queries/people.ts'
import { userWords } from '#db/schema/user-words.ts'
import { users } from '#db/schema/users.ts'
import { personSearch } from '#db/text/limits.ts'
import { personWords, searchTerms } from '#db/text/person-words.ts'
import type { Viewer } from '#db/viewer.ts'
import { type Crowd, imagine, type Someone, settle, viewerOf } from '#tests/crowd.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, person } from '#tests/world.ts'

const handles = async (viewer: Viewer | null, query: string) =>
  (await peopleFound(viewer, query)).rows.map((one) => one.handle)

describe('a search for people', () => {
  afterEach(emptyDatabase)

  test.each([
    ['ada', ['ada']],
    ['@ADA', ['ada']],
    ['mar', ['ada']],
    ['LINDQVÍST', ['cy']],
    ['ben oko', ['ben']],
    ['oko ben', ['ben']],
    ['ben marsh', []],
    ['en', []],
    ['%', []],
    ['_', []],
    ['', []],
  ])('“%s” finds %j', async (query, found) => {
    await people()

    expect(await handles(null, query)).toEqual(found)
  })

  test('the one with that very handle comes first, then those Ada follows, then the most followed', async () => {
    const { ada, ben, cy } = await people()
    const [known, wren, wrens] = [await person('wren_k'), await person('wren'), await person('wrens')]
    for (const one of [ben, cy]) await follow(one, wrens.id)
    await follow(ada, known.id)

    expect(await handles(ada, 'wren')).toEqual(['wren', 'wren_k', 'wrens'])
    expect(await handles(null, '@wren')).toEqual(['wren', 'wrens', 'wren_k'])
    expect(await handles(wren, 'wre')).toEqual(['wrens', 'wren_k', 'wren'])
  })

  test('says whom the viewer follows, and who they are', async () => {
    const { ada, ben } = await people()
    await follow(ada, ben.id)

    expect((await peopleFound(ada, 'ben')).rows).toEqual([
      expect.objectContaining({ handle: 'ben', name: 'Ben Okoro', followed: true, me: false }),
    ])
    expect((await peopleFound(ada, 'ada')).rows[0]).toMatchObject({ followed: false, me: true })
  })

  test('never finds the suspended, and finds them again when they return', async () => {
    const { ben } = await people()
    await setSuspended(ben.id, true)
    expect(await handles(null, 'ben')).toEqual([])

    await setSuspended(ben.id, false)
    expect(await handles(null, 'ben')).toEqual(['ben'])
  })

  test('finds Ada by her new name, and no longer by the old one', async () => {
    const { ada } = await people()
    await updateProfile(ada, { name: 'Ada Rivière', bio: '', fields: [] })

    expect(await handles(null, 'riviere')).toEqual(['ada'])
    expect(await handles(null, 'marsh')).toEqual([])
    expect(await handles(null, 'ada')).toEqual(['ada'])
  })

  test('finds those who came before there were words, once these are added', async () => {
    const { ada } = await people()
    await write((tx) => tx.delete(userWords).where(eq(userWords.userId, ada.id)))
    expect(await handles(null, 'marsh')).toEqual([])

    expect(await addMissingWords()).toBe(1)
    expect(await addMissingWords()).toBe(0)
    expect(await handles(null, 'marsh')).toEqual(['ada'])
  })

  test('what a person is found by goes with them', async () => {
    const { ada, ben } = await people()
    await write((tx) => tx.delete(users).where(eq(users.id, ada.id)))

    const left = await db
      .select()
      .from(userWords)
      .where(eq(userWords.userId, ben.id))
      .orderBy(asc(userWords.word))
    expect(left.map(({ word }) => word)).toEqual(['ben', 'okoro'])
  })
})

describe('in a crowd', () => {
  // So many that those whom everybody's handle means are looked through, not sorted.
  const crowd = imagine(9, { people: 2600, follows: 6000, posts: 0 })
  const given = ['Ada', 'Adèle', 'Adam', 'Ben', 'Benedikt', 'Çy', 'Zoë', '太郎', 'Zofia']
  const family = ['Marsh', 'Märsch', 'Okoro', 'O’Kane', 'Lindqvist', 'Lind', '田中']
  for (const [at, one] of crowd.people.entries())
    one.name = `${given[at % given.length]} ${family[(at * 5) % family.length]}`

    // A handle that many others begin with.
  ;(crowd.people.find(({ suspendedAt }) => !suspendedAt) as Someone).handle = 'person'

  beforeAll(() => settle(crowd))
  afterAll(emptyDatabase)

  const queries = fc.constantFrom(
    ...[
      'person',
      'p',
      'person1',
      'person12',
      '@person7',
      'person2 ada',
      'ad',
      'ada',
      'zo lind',
      'mar',
      'o kane',
    ],
    ...['çy', '太', '田中', 'lin', 'person okoro', 'nobody', 'person 太郎 person1', '😀'],
  )

  test('finds whom a plain filter finds, in that order, page by page', async () => {
    await fc.assert(
      fc.asyncProperty(queries, fc.nat(60), fc.integer({ min: 15, max: 40 }), async (query, who, limit) => {
        const viewer = who === 0 ? null : (crowd.people[who] as Someone)
        const found: ListedPerson[] = []
        for (let before: number | undefined; ; ) {
          const page = await peopleFound(viewer && viewerOf(viewer), query, { before, limit })
          expect(page.rows.length).toBeLessThanOrEqual(limit)
          found.push(...page.rows)
          before = page.next
          if (before === undefined) break
        }

        const expected = plainly(crowd, viewer, query).slice(0, personSearch.depth)
        expect(found.map(({ handle }) => handle)).toEqual(expected.map(({ handle }) => handle))
        expect(found.map(({ followed }) => followed)).toEqual(expected.map(({ followed }) => followed))
        const cursors = found.map(({ cursor }) => cursor)
        expect(cursors).toEqual(cursors.toSorted((a, b) => b - a))
      }),
      { numRuns: 30 },
    )
  }, 20_000)
})

/** The plain and obviously right version. */
function plainly(crowd: Crowd, viewer: Someone | null, query: string) {
  const terms = searchTerms(query)
  const follows = new Set(
    crowd.follows.filter((row) => row.followerId === viewer?.id).map((row) => row.followeeId),
  )
  return crowd.people
    .filter(({ suspendedAt, handle, name = '' }) => {
      const words = personWords({ handle, name })
      return (
        !suspendedAt && terms.length > 0 && terms.every((term) => words.some((word) => word.startsWith(term)))
      )
    })
    .map((one) => ({ ...one, followed: one !== viewer && follows.has(one.id) }))
    .sort(
      (a, b) =>
        Number(`@${b.handle}` === query || b.handle === query) -
          Number(`@${a.handle}` === query || a.handle === query) ||
        Number(b.followed) - Number(a.followed) ||
        b.followerCount - a.followerCount ||
        b.id - a.id,
    )
}
