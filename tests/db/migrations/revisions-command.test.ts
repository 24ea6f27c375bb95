import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dialect } from '#db/dialect/index.ts'
import { beginBlank, database, down, folder, pending, posts, up, users } from './blank.ts'
import { ask, catalog, tables } from './look.ts'

vi.setConfig({ testTimeout: 30_000 })
beginBlank()
beforeEach(() => folder.write(users, posts))

type Said = { code: number; out: string; err: string }

/** A command of ours in a process of its own, as npm starts it for a project with these migrations. */
function say(words: string, env: Partial<NodeJS.ProcessEnv> = {}): Promise<Said> {
  const [task = '', ...args] = words.split(' ')
  const options = { env: { ...process.env, DATABASE_URL: database.url, ...env } }
  return new Promise((settle) => {
    const child = execFile(process.execPath, [folder.command(task), ...args], options, (_, out, err) =>
      settle({ code: child.exitCode ?? -1, out, err }),
    )
  })
}

const well = (...lines: string[]): Said => ({ code: 0, out: `${lines.join('\n')}\n`, err: '' })
const refused = (line: string): Said => ({ code: 1, out: '', err: `${line}\n` })

test('a database is led forward and back, and always says where it is', async () => {
  expect(await say('current')).toEqual(
    well('the database is at base, before the first revision; 2 behind 0001_posts (head)'),
  )
  expect(await say('upgrade 0000')).toEqual(
    well('applied 0000_users', 'the database is at 0000_users; 1 behind 0001_posts (head)'),
  )
  expect(await say('history')).toEqual(
    well('0001_posts  2026-01-01  pending, head', '0000_users  2026-01-01  current'),
  )
  expect(await say('upgrade')).toEqual(
    well('applied 0001_posts', 'the database is up to date: 0001_posts (head)'),
  )
  expect(await say('downgrade')).toEqual(
    well('reverted 0001_posts', 'the database is at 0000_users; 1 behind 0001_posts (head)'),
  )
  expect(await say('upgrade head')).toMatchObject({ code: 0 })
  expect(await say('downgrade -2')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^reverted 0001_posts\nreverted 0000_users\n/),
  })
  expect(await tables(database.url)).toEqual([])
})

describe('a wish that cannot be is one line, and nothing happens', () => {
  test.each([
    ['upgrade 0007', 'there is no revision "0007"; npm run db:history lists them'],
    ['upgrade 000', '"000" may be 0000_users or 0001_posts: write more of it'],
    ['upgrade -1', 'an upgrade goes forward: npm run db:downgrade -- -1 goes back'],
    [
      'upgrade base',
      'the database is at 0000_users, later than base: npm run db:downgrade -- base goes back',
    ],
    [
      'downgrade head',
      'the database is at 0000_users, which is not as far as 0001_posts: npm run db:upgrade -- 0001_posts goes there',
    ],
    ['downgrade -2', 'cannot go back 2, only 1 revision is applied; "base" goes back before the first'],
    ['downgrade -1 base', '"-1" is one word too many; --help shows how'],
    ['downgrade --all', "Unknown option '--all'"],
    ['stamp', 'which revision? --help shows how'],
    ['stamp 0007', 'there is no revision "0007"; npm run db:history lists them'],
    ['current 0000', '"0000" is one word too many; --help shows how'],
  ])('%s', async (words, line) => {
    folder.write(users)
    await up()
    folder.write(users, posts)

    expect(await say(words)).toEqual(refused(line))
    expect(await pending()).toEqual(['0001_posts'])
  })

  test('words that npm kept for itself', async () => {
    await up()

    const event = { npm_lifecycle_event: 'db:downgrade' }
    expect(await say('downgrade', { ...event, npm_config_2: 'true' })).toEqual(
      refused('npm kept -2 for itself: npm run db:downgrade -- -2 hands it on'),
    )
    expect(
      await say('downgrade', { ...event, npm_config_long: 'true', npm_config_loglevel: 'warn' }),
    ).toEqual(refused('npm kept --sql for itself: npm run db:downgrade -- --sql hands it on'))
    expect(await pending()).toEqual([])
  })

  test.each(['upgrade', 'downgrade', 'current', 'history', 'heads', 'stamp', 'check'])(
    '%s --help explains itself, whatever the database is',
    async (task) => {
      const { code, out, err } = await say(`${task} --help`, { DATABASE_URL: 'nonsense' })

      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out).toMatch(new RegExp(`^npm run db:${task}\\b`))
    },
  )
})

describe('--sql', () => {
  test('prints what leads there and back, and changes nothing', async () => {
    const forward = await say('upgrade --sql')
    expect(forward).toMatchObject({ code: 0, err: '' })
    // Looking into a file makes it.
    if (dialect === 'sqlite') expect(existsSync(database.url.slice('file:'.length))).toBe(false)
    expect(await tables(database.url)).toEqual([])

    await up()
    const before = await catalog(database.url)
    const back = await say('downgrade base --sql')
    expect(await catalog(database.url)).toEqual(before)
    expect(await pending()).toEqual([])

    await down('base')
    await ask(database.url, forward.out)
    expect(await catalog(database.url)).toEqual(before)
    expect(await pending()).toEqual([])

    await ask(database.url, back.out)
    expect(await tables(database.url)).toEqual([])
    expect(await pending()).toEqual(['0000_users', '0001_posts'])
  })

  test('keeps a comment at the end of a statement from swallowing the next', async () => {
    folder.write(users, { name: 'notes', sql: ['CREATE TABLE notes (id bigint) -- words of ada'] })

    await ask(database.url, (await say('upgrade --sql')).out)

    expect(await tables(database.url)).toEqual(['notes', 'users'])
    expect(await pending()).toEqual([])
  })

  test('says so when there is nothing to do, and refuses what would be refused', async () => {
    await up()

    expect(await say('upgrade --sql')).toEqual(well('-- nothing to do'))
    expect(await say('downgrade -3 --sql')).toMatchObject({ code: 1, out: '' })
  })
})

describe('stamp', () => {
  test('writes where the database is and leaves the tables alone', async () => {
    await ask(database.url, `${users.sql};${posts.sql}`)

    expect(await say('stamp head')).toEqual(well('stamped 0001_posts: the tables are as they were'))
    expect(await pending()).toEqual([])
    expect(await say('stamp base')).toEqual(well('stamped base: the tables are as they were'))
    expect(await pending()).toEqual(['0000_users', '0001_posts'])
    expect(await tables(database.url)).toEqual(['posts', 'users'])
  })

  test('accepts a file that was edited after it was applied', async () => {
    await up()
    folder.write({ ...users, sql: [...users.sql, 'SELECT 1'] }, posts)
    await expect(pending()).rejects.toThrow('migration 0000_users was changed')

    await say('stamp 0001')

    expect(await pending()).toEqual([])
  })
})

describe('without a database', () => {
  const nowhere = { DATABASE_URL: dialect === 'postgres' ? 'postgres://127.0.0.1:9/nowhere' : 'nonsense' }

  test('current is one line', async () => {
    const { code, out, err } = await say('current', nowhere)

    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^[^\n]+\n$/)
  })

  test.runIf(dialect === 'postgres')('history and heads know the files', async () => {
    const { code, out } = await say('history', nowhere)

    expect(code).toBe(0)
    expect(out).toMatch(
      /^0001_posts {2}2026-01-01 {2}head\n0000_users {2}2026-01-01\nwhere the database stands is not known: cannot reach .*\n$/,
    )
    expect(await say('heads', nowhere)).toEqual(well('0001_posts (head)'))
  })
})
