import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { write } from '#db/client.ts'
import { collapse, expand, setReplyPolicy } from '#db/mutations/conversations.ts'
import { createPost, deletePost } from '#db/mutations/posts.ts'
import { setSuspended } from '#db/mutations/users.ts'
import { type Standing, type ThreadRow, threadOf } from '#db/queries/threads.ts'
import { posts } from '#db/schema/posts.ts'
import { thread } from '#db/text/limits.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { statementsOf } from '#tests/statements.ts'
import { people, person, post } from '#tests/world.ts'
import '#tests/properties.ts'

let ada: Viewer
let ben: Viewer
let cy: Viewer

beforeEach(async () => {
  await emptyDatabase()
  ;({ ada, ben, cy } = await people())
})

async function answer(viewer: Viewer, replyTo: number, body: string): Promise<number> {
  const created = await createPost(viewer, { body, replyTo })
  if (typeof created !== 'object') throw new Error(`${viewer.handle} could not answer`)
  return created.id
}

const named = (one: Standing) => ('gone' in one ? 'gone' : one.post.body)
const told = (row: ThreadRow) =>
  `${'  '.repeat(row.level)}${named(row)}${'collapsed' in row ? ' (hidden)' : ''}${row.more ? ' …' : ''}`
const seen = async (viewer: Viewer | null, id: number, request = {}) => {
  const found = await threadOf(viewer, id, request)
  return { above: found?.above.map(named), below: found?.below.map(told) }
}

test('a post stands between what it answers and what answers it', async () => {
  const first = await post(ada, 'Tea?')
  const second = await answer(ben, first, 'Yes.')
  const third = await answer(cy, second, 'Me too.')
  await answer(ada, third, 'Three cups.')
  await answer(ben, first, 'With milk.')

  expect(await seen(null, second)).toEqual({ above: ['Tea?'], below: ['Me too.', '  Three cups.'] })
  expect(await seen(null, first)).toEqual({
    above: [],
    below: ['Yes.', '  Me too.', '    Three cups.', 'With milk.'],
  })
})

test('what its author adds comes first, then the oldest answer', async () => {
  const first = await post(ada, 'One.')
  await answer(ben, first, 'Ben.')
  await answer(cy, first, 'Cy.')
  await answer(ada, first, 'Two.')

  expect((await seen(null, first)).below).toEqual(['Two.', 'Ben.', 'Cy.'])
})

test('a deleted post in the middle keeps its place and its branch, at the end it is gone', async () => {
  const first = await post(ada, 'Tea?')
  const second = await answer(ben, first, 'Yes.')
  const third = await answer(cy, second, 'Me too.')
  await deletePost(ben, second)

  expect(await seen(null, first)).toEqual({ above: [], below: ['gone', '  Me too.'] })
  expect(await seen(null, third)).toEqual({ above: ['Tea?', 'gone'], below: [] })

  await deletePost(cy, third)

  expect((await seen(null, first)).below).toEqual([])
})

test('an answer for followers, and all by whom is suspended, are not told to others', async () => {
  const first = await post(ada, 'Tea?')
  await createPost(ben, { body: 'Quietly.', replyTo: first, visibility: 'followers' })
  const loud = await answer(cy, first, 'LOUD')
  await answer(ben, loud, 'Psst.')
  await setSuspended(cy.id, true)

  expect((await seen(null, first)).below).toEqual(['gone', '  Psst.'])
  expect((await seen(ben, first)).below).toEqual(['Quietly.', 'gone', '  Psst.'])
})

test('many answers come by the page, each once, and deep branches say that they go on', async () => {
  const first = await post(ada, 'How many?')
  const ids: number[] = []
  for (let i = 0; i < 45; i++) ids.push(await answer(i === 30 ? ada : ben, first, `${i}`))
  const deep = [ids[0] ?? 0]
  for (let i = 0; i < 5; i++) deep.push(await answer(cy, deep.at(-1) ?? 0, `deep ${i}`))

  const pages: string[][] = []
  let after: number | undefined
  do {
    const page = await threadOf(null, first, { after })
    pages.push(page?.below.map(told) ?? [])
    after = page?.next
  } while (after !== undefined)

  expect(pages.map((page) => page.length)).toEqual([23, 19, 5])
  expect(pages[0]?.slice(0, 4)).toEqual(['30', '0', '  deep 0', '    deep 1 …'])
  expect(new Set(pages.flat()).size).toBe(47)
})

test('under a post that is gone the rest can be asked for, but only in its own conversation', async () => {
  const first = await post(ada, 'Tea?')
  const second = await answer(ben, first, 'Yes.')
  await answer(cy, second, 'Me too.')
  await deletePost(ben, second)
  const elsewhere = await post(cy, 'Elsewhere.')

  expect((await seen(null, first, { under: second })).below).toEqual(['Me too.'])
  expect(await threadOf(null, elsewhere, { under: second })).toBeUndefined()
})

test('above a long conversation the nearest posts stand', async () => {
  let last = await post(ada, '0')
  for (let i = 1; i <= thread.above + 2; i++) last = await answer(ben, last, `${i}`)

  const found = await threadOf(null, last)

  expect(found?.above.map(named)).toEqual(Array.from({ length: thread.above }, (_, i) => `${i + 2}`))
  expect(found?.isCut).toBe(true)
})

test('who began a conversation hides and shows answers in it; nobody else does', async () => {
  const first = await post(ada, 'Tea?')
  const second = await answer(ben, first, 'Buy my tea.')
  await answer(cy, second, 'No.')

  expect(await collapse(ben, second)).toBe(false)
  expect(await collapse(cy, second)).toBe(false)
  expect(await collapse(ada, first)).toBe(false)
  expect(await collapse(ada, second)).toBe(true)
  expect(await collapse(ada, second)).toBe(true)
  expect((await seen(null, first)).below).toEqual(['Buy my tea. (hidden) …'])
  expect((await threadOf(null, second))?.collapsed).toBe(true)

  expect(await expand(ben, second)).toBe(false)
  expect(await expand(ada, second)).toBe(true)
  expect((await seen(null, first)).below).toEqual(['Buy my tea.', '  No.'])
})

test('who began a conversation says later who may answer; what is there stays', async () => {
  const first = await post(ada, 'Tea?')
  const second = await answer(ben, first, 'Yes.')

  expect(await setReplyPolicy(ben, first, 'nobody')).toBe(false)
  expect(await setReplyPolicy(ben, second, 'nobody')).toBe(false)
  expect(await setReplyPolicy(ada, first, 'nobody')).toBe(true)
  expect(await createPost(ben, { body: 'More.', replyTo: second })).toBe('closed')
  expect(await createPost(ada, { body: 'Mine.', replyTo: second })).toHaveProperty('id')
  expect((await threadOf(ada, second))?.root).toEqual({ id: first, isMine: true, policy: 'nobody' })
  expect((await threadOf(ben, second))?.root?.isMine).toBe(false)
})

test('a conversation of any size takes the same questions', async () => {
  const small = await post(ada, 'Small.')
  await answer(ben, await answer(cy, await answer(ben, small, 'a'), 'b'), 'c')
  const large = await post(ada, 'Large.')
  await grow(large, 2000)

  const questions = async (id: number) => (await statementsOf(() => threadOf(null, id))).length

  expect(await questions(large)).toBeLessThanOrEqual(await questions(small))
  expect((await threadOf(null, large))?.below).toHaveLength(thread.most)
})

/** Answers to a post, and answers to those, stored at once. */
async function grow(root: number, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, i) => ({
    id: root + 1 + i,
    authorId: ben.id,
    body: `${i}`,
    replyToId: i % 4 === 0 ? root : root + 1 + i - (i % 4),
    replyToAuthorId: i % 4 === 0 ? ada.id : ben.id,
    rootId: root,
    createdAt: new Date(),
  }))
  await write(async (tx) => {
    for (let at = 0; at < count; at += 200) await tx.insert(posts).values(rows.slice(at, at + 200))
  })
}

type Sketch = { parent: number; author: number; isDeleted: boolean }

test('every conversation reads as the plain recursion says', async () => {
  const authors = [ada, ben, cy, await person('dot')]
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ parent: fc.nat(), author: fc.nat({ max: 3 }), isDeleted: fc.boolean() }), {
        maxLength: 90,
      }),
      fc.nat({ max: 4 }),
      async (sketches, bushy) => {
        const first = await post(ada, 'first')
        const rows = await draw(sketches, bushy, first, authors)

        const found: string[] = []
        let after: number | undefined
        const pages: string[][] = []
        do {
          const page = await threadOf(null, first, { after })
          pages.push(page?.below.map(told) ?? [])
          after = page?.next
        } while (after !== undefined)
        found.push(...pages.flat())

        expect(found).toEqual(plainly(rows, first, ada.id))
      },
    ),
    { numRuns: 25 },
  )
}, 60_000)

type Row = typeof posts.$inferInsert & { id: number; deletedAt: Date | null }

/** Stores a conversation; the smaller `bushy`, the more answers go to the first post. */
async function draw(sketches: Sketch[], bushy: number, first: number, authors: Viewer[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const [i, { parent, author, isDeleted }] of sketches.entries()) {
    const above = parent % (bushy + 1) === 0 ? undefined : rows[parent % Math.max(1, i)]
    rows.push({
      id: first + 1 + i,
      authorId: authors[author]?.id ?? 0,
      body: `${i}`,
      replyToId: above?.id ?? first,
      replyToAuthorId: above?.authorId ?? ada.id,
      rootId: first,
      createdAt: new Date(),
      deletedAt: isDeleted ? new Date() : null,
    })
  }
  if (rows.length > 0)
    await write((tx) =>
      tx
        .insert(posts)
        .values(rows)
        .then(() => undefined),
    )
  return rows
}

/** All pages of it, from the rows in memory: what is shown of a page is cut level by level. */
function plainly(rows: Row[], first: number, author: number): string[] {
  const answersTo = (id: number) => rows.filter((row) => row.replyToId === id)
  const direct = answersTo(first)
  const own = direct.filter((row) => row.authorId === author).slice(0, thread.continuations)
  const pages = Math.max(1, Math.ceil(direct.length / thread.levels[0]))
  return Array.from({ length: pages }, (_, page) => {
    const part = direct.slice(page * thread.levels[0], (page + 1) * thread.levels[0])
    const top = [...(page === 0 ? own : []), ...part.filter((row) => !own.includes(row))]
    return pageOf(top, answersTo)
  }).flat()
}

function pageOf(top: Row[], answersTo: (id: number) => Row[]): string[] {
  const shown = new Map<number, Row[]>()
  const more = new Set<number>()
  let [level, count] = [top, top.length]
  for (const most of [...thread.levels.slice(1), 0]) {
    const below: Row[] = []
    for (const row of level) {
      const answers = answersTo(row.id)
      const oldest = answers.slice(0, most)
      const own =
        most === 0
          ? []
          : answers.filter((one) => one.authorId === row.authorId).slice(0, thread.continuations)
      const wanted = [...own, ...oldest.filter((one) => !own.includes(one))]
      const kept = wanted.slice(0, thread.most - count)
      if (answers.length > most || kept.length < wanted.length) more.add(row.id)
      shown.set(row.id, kept)
      below.push(...kept)
      count += kept.length
    }
    level = below
  }
  const read = (some: Row[], depth: number): string[] =>
    some.flatMap((row) => {
      const below = read(shown.get(row.id) ?? [], depth + 1)
      if (row.deletedAt && below.length === 0 && !more.has(row.id)) return []
      const name = row.deletedAt ? 'gone' : row.body
      return [`${'  '.repeat(depth)}${name}${more.has(row.id) ? ' …' : ''}`, ...below]
    })
  return read(top, 0)
}
