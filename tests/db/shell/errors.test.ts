import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { emptyDatabase } from '#tests/database.ts'
import { people } from '#tests/world.ts'
import { Conversation } from './conversation.ts'

let talk: Conversation

beforeEach(async () => {
  await people()
  talk = await Conversation.begin()
  await talk.enter("const ada = await viewer('ada')")
})
afterEach(async () => {
  await talk.end()
  await emptyDatabase()
})

const insert = (table: string, row: string) =>
  `write((tx) => tx.insert(${table}).values({ id: 1, createdAt: new Date(), ${row} }))`

describe('A mistake is one line with its reason, and the shell goes on', () => {
  test.each([
    [insert('users', "handle: 'ada', email: 'x@example.org'"), 'unique violation: users.handle is taken'],
    [
      insert('follows', 'followerId: ada.id, followeeId: ada.id'),
      'unique violation: follows.follower_id, follows.followee_id is taken',
    ],
    [insert('users', "handle: 'ADA', email: 'x@example.org'"), 'check violation: users_handle_form'],
    [insert('users', "handle: 'dot'"), 'not null violation: users.email needs a value'],
    [insert('posts', "authorId: 7, body: 'hello'"), /^foreign key violation: .+$/],
    [
      `write(async (tx) => { for (const body of 'ab') await tx.insert(posts)
        .values({ id: 1, authorId: ada.id, body, createdAt: new Date() }) })`.replace(/\n\s*/, ''),
      'primary key violation: there is a row with this posts.id',
    ],
    [
      'db.select({ n: sql`nonsense` }).from(users)',
      /^(no such column: nonsense|column "nonsense" does not exist)$/,
    ],
    ["viewer('eve')", 'nobody here has the handle eve'],
    ['viewer(7)', 'nobody here has the handle 7'],
    ['homeTimeline()', /^TypeError: Cannot read properties of undefined/],
    ['nothing', 'ReferenceError: nothing is not defined'],
    ['await nothing', 'ReferenceError: nothing is not defined'],
    ['let let = 1', /^SyntaxError: .+$/],
    ["throw new Error('one\\ntwo')", 'one two'],
    ['throw 7', 'thrown: 7'],
    ['null.n', /^TypeError: .+$/],
    ["Promise.reject(new RangeError('far'))", 'RangeError: far'],
  ])('%s', async (code, reason) => {
    const shown = await talk.enter(code)

    if (typeof reason === 'string') expect(shown).toBe(reason)
    else expect(shown).toMatch(reason)
    expect(shown).not.toContain('\n')
    expect(await talk.enter('1 + 1')).toBe('2')
  })

  test('what nobody awaits is told when it fails', async () => {
    const { shell } = talk
    const told = new Promise((settle) => {
      shell.onError = settle
    })
    await talk.enter("setTimeout(() => { throw new Error('later') }) && 1")

    expect(String(await told)).toBe('Error: later')
  })

  test('_error is the last one, whole', async () => {
    await talk.enter(insert('users', "handle: 'ada', email: 'x@example.org'"))

    expect(await talk.enter('typeof _error.stack')).toBe("'string'")
  })
})
