import { afterEach, beforeEach, expect, test } from 'vitest'
import { dialect } from '#db/dialect/index.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people } from '#tests/world.ts'
import { Conversation } from './conversation.ts'

let talk: Conversation

beforeEach(async () => {
  talk = await Conversation.begin()
  await people()
  await talk.enter("const ada = await viewer('ada')", "const ben = await viewer('ben')")
})
afterEach(async () => {
  await talk.end()
  await emptyDatabase()
})

const slot = (n: number) => (dialect === 'postgres' ? `$${n}` : '?')
const query = "db.select({ id: users.id }).from(users).where(eq(users.handle, 'ada')).limit(3)"
const asked = `select "id"\nfrom "users"\nwhere "users"."handle" = ${slot(1)}\nlimit ${slot(2)}\n  ['ada', 3]`

test('sqlOf shows the SQL of a query, clause by clause, and does not ask it', async () => {
  expect(await talk.enter(`sqlOf(${query})`)).toBe(asked)
  expect(await talk.enter('.sql')).toBe('the last line asked nothing of the database')
})

test('sqlOf shows what a query of ours asked, and a mutation', async () => {
  expect(await talk.enter('sqlOf(isFollowing(ada.id, ben.id))')).toContain('from "follows"\nwhere (')
  expect(await talk.enter("sqlOf(createPost(ada, { body: 'hello' }))")).toMatch(
    /^update "users"[\s\S]*\ninsert into "posts"[\s\S]*'hello'/,
  )
  expect(await talk.enter("sqlOf(() => userByHandle(null, 'ada'))")).toContain('from "users"')
  expect(await talk.enter('sqlOf(1)')).toBe('nothing was asked of the database')
})

test('what stands in brackets stays in one line', async () => {
  const shown = await talk.enter(
    "sqlOf(db.select().from(db.select({ id: posts.id }).from(posts).where(eq(posts.body, 'a (b')).as('p')))",
  )

  expect(shown.split('\n')).toHaveLength(3)
  expect(shown.split('\n')[1]).toMatch(/^from \(select "id" from "posts" where .*\) "p"$/)
})

test('.sql shows the SQL of the code that follows it, or of the line before', async () => {
  expect(await talk.enter(`.sql ${query}`)).toBe(asked)
  expect(await talk.enter('.sql follow(ada, ben.id)')).toMatch(/^select[\s\S]*\ninsert into "follows"/)
  expect(await talk.enter(query, '.sql')).toBe(asked)
  expect(await talk.enter('.sql nothing.there')).toBe('ReferenceError: nothing is not defined')
})

test('.sql on shows every statement as it is asked, with its values and the time; .sql off no longer', async () => {
  await talk.enter('.sql on')
  const [first = '', ...rest] = (await talk.enter(query)).split('\n')

  expect(first).toMatch(/^ +\d+\.\d ms {2}select "id" from "users" where .* {2}\['ada', 3\]$/)
  expect(rest[0]).toMatch(/^ +\d+\.\d ms {2}done, 1 statement$/)
  expect(rest.slice(1)).toHaveLength(4)

  await talk.enter('.sql off')

  expect((await talk.enter(query)).split('\n')).toHaveLength(4)
})

test('many values are shortened', async () => {
  const many = 'db.select().from(users).where(inArray(users.id, [...Array(50).keys()]))'

  expect(await talk.enter(`sqlOf(${many})`)).toMatch(/, 18, 19, and 30 more\]$/)
})

test('a part of a query is shown as its SQL', async () => {
  expect(await talk.enter('posts.authorId')).toBe('"posts"."author_id"')
  expect(await talk.enter("eq(users.handle, 'ada')")).toBe(`"users"."handle" = ${slot(1)}  ['ada']`)
  expect(await talk.enter('desc(posts.id)')).toBe('"posts"."id" desc')
})

test('planOf shows how the database means to answer', async () => {
  const shown = await talk.enter('planOf(db.select().from(posts).where(eq(posts.id, 1)))')

  expect(shown).toMatch(dialect === 'postgres' ? /Scan .*on posts/ : /^SEARCH posts USING/)
  expect(await talk.enter('planOf(1)')).toMatch(/^TypeError: planOf wants a query/)
})
