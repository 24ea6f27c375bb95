import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { dialect } from '#db/dialect/index.ts'
import { downgrade, migrate } from '#db/tasks/migrate.ts'
import { beginBlank, database, down, folder, pending, posts, up, users } from './blank.ts'
import { addressOf, ask, catalog, counts, tables } from './look.ts'

beginBlank()

const names = { name: 'names', sql: ['CREATE INDEX by_name ON users (name)'], down: ['DROP INDEX by_name'] }

/** Three revisions, all applied, with two people and a post of each. */
beforeEach(async () => {
  folder.write(users, posts, names)
  await up()
  await ask(
    database.url,
    `INSERT INTO users VALUES (1, 'ada'), (2, 'ben'); INSERT INTO posts VALUES (10, 1), (11, 2)`,
  )
})

/** Nothing was touched, not even copied. */
async function expectNoChange() {
  expect(await pending()).toEqual([])
  expect(await counts(database.url, 'users', 'posts')).toEqual({ users: 2, posts: 2 })
  if (dialect === 'sqlite') expect(existsSync(backups())).toBe(false)
}

const backups = () => join(dirname(database.url.slice('file:'.length)), 'backups')

describe('a downgrade', () => {
  test('goes one revision back, and the rows of what stays are there', async () => {
    expect(await down('-1')).toEqual({ reverted: ['0002_names'] })

    expect(await pending()).toEqual(['0002_names'])
    expect(await counts(database.url, 'users', 'posts')).toEqual({ users: 2, posts: 2 })
  })

  test.each(['-2', '0000', '0000_users'])(
    'goes to where %s says, the newest revision first',
    async (target) => {
      expect(await down(target)).toEqual({ reverted: ['0002_names', '0001_posts'] })

      expect(await tables(database.url)).toEqual(['users'])
      expect(await counts(database.url, 'users')).toEqual({ users: 2 })
    },
  )

  test('goes back before the first', async () => {
    expect(await down('base')).toEqual({ reverted: ['0002_names', '0001_posts', '0000_users'] })

    expect(await tables(database.url)).toEqual([])
    expect(await down('base')).toEqual({ reverted: [] })
  })

  test('can be taken back by an upgrade, to the same tables', async () => {
    const before = await catalog(database.url)

    await down('base')
    expect(await migrate(addressOf(database.url), folder.path, '0001')).toEqual({
      applied: ['0000_users', '0001_posts'],
    })
    await up()

    expect(await catalog(database.url)).toEqual(before)
  })

  test('does nothing where the database stands already', async () => {
    expect(await down('head')).toEqual({ reverted: [] })

    await expectNoChange()
  })

  test.runIf(dialect === 'sqlite')('copies the file first, for this user alone', async () => {
    await down('0000')

    expect(readdirSync(backups())).toEqual(['pipit.db.before-0002_names.down.bak'])
    const copy = `file:${join(backups(), 'pipit.db.before-0002_names.down.bak')}`
    expect(await counts(copy, 'users', 'posts')).toEqual({ users: 2, posts: 2 })
  })
})

describe('is refused in one line, before anything is touched,', () => {
  test.each([
    ['-4', 'cannot go back 4, only 3 revisions are applied; "base" goes back before the first'],
    ['-0', '"-0" goes nowhere: -1 is one revision back'],
    ['0007', 'there is no revision "0007"; npm run db:history lists them'],
    ['00', '"00" may be 0000_users or 0001_posts or 0002_names: write more of it'],
  ])('to %s', async (target, message) => {
    await expect(down(target)).rejects.toThrow(message)

    await expectNoChange()
  })

  test('forwards', async () => {
    await down('0000')

    await expect(down('0001')).rejects.toThrow(
      'the database is at 0000_users, which is not as far as 0001_posts: npm run db:upgrade -- 0001_posts goes there',
    )
  })

  test('as an upgrade backwards is', async () => {
    await expect(migrate(addressOf(database.url), folder.path, '0001')).rejects.toThrow(
      'the database is at 0002_names, later than 0001_posts: npm run db:downgrade -- 0001_posts goes back',
    )
    await expectNoChange()
  })

  test('from where nothing is applied', async () => {
    await down('base')

    await expect(down('-1')).rejects.toThrow('no revision is applied, so there is none to go back from')
  })

  test('when a way back further down is missing', async () => {
    folder.write({ ...users, down: undefined }, posts, names)

    await expect(down('base')).rejects.toThrow(
      'there is no way back from 0000_users: 0000_users.down.sql is missing',
    )
    await expectNoChange()
  })

  test('when one is not written yet', async () => {
    writeFileSync(
      join(folder.path, '0001_posts.down.sql'),
      'DROP TABLE posts;\n-- write by hand: where the drafts go\n',
    )

    await expect(down('base')).rejects.toThrow(
      'the way back from 0001_posts is not written yet, see 0001_posts.down.sql: where the drafts go',
    )
    await expectNoChange()
  })

  test('when one does not go into a transaction', async () => {
    folder.write(users, posts, { ...names, down: ['DROP INDEX by_name', 'COMMIT'] })

    await expect(down('-1')).rejects.toThrow(
      'migration 0002_names.down cannot run: "COMMIT" does not go into a transaction',
    )
    await expectNoChange()
  })

  test('when a file was edited after it was applied', async () => {
    folder.write(users, { ...posts, sql: [...posts.sql, 'SELECT 1'] }, names)

    await expect(down('-1')).rejects.toThrow('migration 0001_posts was changed after this database took it')
  })

  test('when a newer Pipit migrated the database', async () => {
    folder.write(users, posts)

    await expect(down('-1')).rejects.toThrow(/^the database is newer than this Pipit: .*$/)
  })
})

describe('no row is lost on the way back', () => {
  test('what fails half way changes nothing, not even what came before it', async () => {
    folder.write({ ...users, down: ['DROP TABLE users', 'DROP TABLE nowhere'] }, posts, names)

    await expect(down('base')).rejects.toThrow(
      /^migration 0000_users.down failed, nothing was changed: .*nowhere.*$/,
    )

    expect(await pending()).toEqual([])
    expect(await counts(database.url, 'users', 'posts')).toEqual({ users: 2, posts: 2 })
  })

  const rebuild = (which: string) => [
    'CREATE TABLE __new_users (id bigint PRIMARY KEY, name text)',
    `INSERT INTO __new_users SELECT id, name FROM users ${which}`,
    dialect === 'postgres' ? 'DROP TABLE users CASCADE' : 'DROP TABLE users',
    'ALTER TABLE __new_users RENAME TO users',
  ]

  test('a rebuild leaves alone what points to the table', async () => {
    folder.write(users, posts, { ...names, down: rebuild('') })

    expect(await down('-1')).toEqual({ reverted: ['0002_names'] })
    expect(await counts(database.url, 'users', 'posts')).toEqual({ users: 2, posts: 2 })
  })

  test('a rebuild that forgets some is refused', async () => {
    folder.write(users, posts, { ...names, down: rebuild('WHERE id = 1') })

    await expect(down('-1')).rejects.toThrow(/users would lose 1 of its 2 rows/)

    expect(await pending()).toEqual([])
    expect(await counts(database.url, 'users', 'posts')).toEqual({ users: 2, posts: 2 })
  })

  test.runIf(dialect === 'sqlite')('rows that would point to nothing are refused', async () => {
    folder.write(users, posts, { ...names, down: ['DROP TABLE users'] })

    await expect(down('-1')).rejects.toThrow(/rows would point to nothing \(posts → users\)/)

    expect(await counts(database.url, 'users', 'posts')).toEqual({ users: 2, posts: 2 })
  })

  test('a database is at its revision and no other', async () => {
    expect(await downgrade(addressOf(database.url), folder.path)).toEqual({ reverted: ['0002_names'] })
    expect(await downgrade(addressOf(database.url), folder.path)).toEqual({ reverted: ['0001_posts'] })

    expect(await pending()).toEqual(['0001_posts', '0002_names'])
  })
})
