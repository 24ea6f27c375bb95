import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as tables from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, post } from '#tests/world.ts'
import { Conversation } from './conversation.ts'

let talk: Conversation

beforeEach(async () => {
  talk = await Conversation.begin(100)
})
afterEach(async () => {
  await talk.end()
  await emptyDatabase()
})

const complete = (line: string) =>
  new Promise<string[]>((settle) => {
    const { completer } = talk.shell.server as unknown as {
      completer: (line: string, done: (error: unknown, found: [string[], string]) => void) => void
    }
    completer(line, (_, [found]) => settle(found.filter(Boolean)))
  })

describe('What is entered', () => {
  test('a query is asked, and its rows are shown', async () => {
    const { ada } = await people()
    await post(ada, 'The wrens are back')

    expect(await talk.enter('db.select({ body: posts.body }).from(posts)')).toBe(
      'body\n──────────────────\nThe wrens are back\n1 row',
    )
  })

  test('a promise is awaited, and the last answer is kept', async () => {
    const { ada } = await people()
    await post(ada, 'hello')

    expect(await talk.enter("userByHandle(null, 'ada')")).toContain('postCount       1')
    expect(await talk.enter('_.handle')).toBe("'ada'")
  })

  test('await may stand at the top, and a viewer may ask and change things', async () => {
    await people()
    await talk.enter("const ada = await viewer('@Ada')", "const ben = await viewer('ben')")

    expect(await talk.enter('follow(ada, ben.id)')).toBe('true')
    expect(await talk.enter("createPost(ben, { body: 'hello' })")).toMatch(/^id {2}\d{16}$/)
    expect(await talk.enter('homeTimeline(ada)')).toMatch(/ben {5}Ben Okoro {2}hello .*Z\n1 row$/)
  })

  test('may go over several lines', async () => {
    expect(await talk.enter('const twice = (n) => {', 'return n * 2', '}')).toBe('')
    expect(await talk.enter('twice(', '21', ')')).toBe('42')
  })

  test('an answer that is undefined is said; a statement comes to nothing', async () => {
    expect(await talk.enter("userByHandle(null, 'eve')")).toBe('undefined')
    expect(await talk.enter('const n = 1')).toBe('')
  })

  test('what is made at the prompt is understood by the database', async () => {
    const { ada } = await people()
    await post(ada, 'hello')
    const asked = 'db.select({ n: count() }).from(posts).where('

    expect(await talk.enter(`${asked}lt(posts.createdAt, new Date(Date.now() + 1000)))`)).toContain('\n1\n')
    expect(await talk.enter(`${asked}inArray(posts.authorId, [${ada.id}, 1]))`)).toContain('\n1\n')
  })

  test('a change is one transaction', async () => {
    const { ada } = await people()
    const gone = `tx.delete(users).where(eq(users.id, ${ada.id}))`

    expect(await talk.enter(`write(async (tx) => { await ${gone}; throw new Error('no') })`)).toBe('no')
    expect(await talk.enter(`write((tx) => ${gone}.returning({ handle: users.handle }))`)).toContain('ada')
    expect(await talk.enter("userByHandle(null, 'ada')")).toBe('undefined')
  })

  test('a context that was cleared holds the database again', async () => {
    await talk.enter('var n = 1', '.clear')

    expect(await talk.enter('typeof n + typeof homeTimeline')).toBe("'undefinedfunction'")
  })
})

describe('In scope', () => {
  test('is every table, query and mutation, and what Drizzle compares with', async () => {
    const { names } = talk.shell.scope

    expect(names).toMatchObject(tables)
    expect(Object.keys(names)).toEqual(
      expect.arrayContaining(['homeTimeline', 'mutualsOf', 'createPost', 'setRole', 'eq', 'desc', 'sql']),
    )
    expect(Object.keys(names)).toEqual(expect.arrayContaining(['asViewer', 'postText', 'limits']))
  })

  test('the drawers hold what a name hides', async () => {
    expect(await talk.enter('queries.homeTimeline === homeTimeline')).toBe('true')
    expect(await talk.enter('mutations.follow === follow && operators.eq === eq')).toBe('true')
    expect(await talk.enter('tables.users === users && text.fold === fold')).toBe('true')
  })
})

describe('Tab', () => {
  test.each([
    ['homeT', ['homeTimeline']],
    ['rate', ['rateLimits']],
    ['createP', ['createPost']],
    ['posts.auth', ['posts.authorId']],
    ['.desc', ['describe']],
    ['.describe rate', ['rateLimits']],
    ['.describe homeT', ['homeTimeline']],
  ])('completes %s', async (begun, whole) => {
    expect(await complete(begun)).toEqual(whole)
  })
})

describe('Commands', () => {
  test('.help names all there is, in few and short lines', async () => {
    const lines = (await talk.enter('.help')).split('\n')

    expect(lines.join('\n')).toMatch(
      /rateLimits[\s\S]*homeTimeline[\s\S]*createPost[\s\S]*notInArray[\s\S]*\.describe/,
    )
    expect(lines.length).toBeLessThan(90)
    expect(lines.filter((line) => line.length > 110)).toEqual([])
  })

  test('.tables lists each table with its columns', async () => {
    const shown = await talk.enter('.tables')

    expect(shown.split('\n')).toHaveLength(Object.keys(tables).length)
    expect(shown).toMatch(/^posts +id, authorId, body, visibility, replyToId/m)
  })

  test('.describe shows columns, keys, indexes and checks; so does the table itself', async () => {
    const shown = await talk.enter('.describe posts')

    expect(shown).toMatch(/^authorId +author_id +\w+ +not null; → users, on delete cas/m)
    expect(shown).toContain('index posts_author (author_id, id)')
    expect(shown).toContain('check posts_body_size: octet_length("body") between 1 and 65536')
    expect(await talk.enter('posts')).toBe(shown)
  })

  test('.describe finds a table by its name in the database, and keys of several columns', async () => {
    expect(await talk.enter('.describe rate_limits')).toBe(await talk.enter('.describe rateLimits'))
    expect(await talk.enter('.describe submissions')).toMatch(/^key +key +text +primary key$/m)
  })

  test('.describe shows what the source says of a query', async () => {
    const shown = await talk.enter('.describe isFollowing')

    expect(shown).toMatch(/nobody is said to follow themselves/)
    expect(shown).toMatch(/isFollowing\(followerId: number, followeeId: number\): Promise<boolean>$/)
  })

  test('.describe says when there is nothing of that name', async () => {
    expect(await talk.enter('.describe eve')).toBe(
      'there is no table, query or mutation "eve"; .help lists them',
    )
  })
})
