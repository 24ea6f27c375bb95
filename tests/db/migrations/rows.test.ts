import { beforeEach, describe, expect, test } from 'vitest'
import { dialect } from '#db/dialect/index.ts'
import { beginBlank, database, folder, posts, up, users } from './blank.ts'
import { ask, counts } from './look.ts'

beginBlank()

describe('no row is lost', () => {
  beforeEach(async () => {
    folder.write(users, posts)
    await up()
    await ask(
      database.url,
      `INSERT INTO users VALUES (1, 'ada'), (2, 'ben'); INSERT INTO posts VALUES (10, 1), (11, 2)`,
    )
  })

  const rebuild = (which: string) => ({
    name: 'rebuild',
    sql: [
      'CREATE TABLE __new_posts (id bigint PRIMARY KEY, author_id bigint)',
      `INSERT INTO __new_posts SELECT id, author_id FROM posts ${which}`,
      'DROP TABLE posts',
      'ALTER TABLE __new_posts RENAME TO posts',
    ],
  })

  test('a rebuild that forgets some is refused', async () => {
    folder.write(users, posts, rebuild('WHERE id = 10'))

    await expect(up()).rejects.toThrow(/posts would lose 1 of its 2 rows/)

    expect(await counts(database.url, 'users', 'posts')).toEqual({ users: 2, posts: 2 })
  })

  test('a rename that forgets some is refused', async () => {
    folder.write(users, posts, {
      name: 'rename',
      sql: [...rebuild('WHERE id = 10').sql, 'ALTER TABLE posts RENAME TO notes'],
    })

    await expect(up()).rejects.toThrow(/posts would lose 1 of its 2 rows/)
  })

  test('a rebuild that keeps all is not', async () => {
    folder.write(users, posts, rebuild(''))

    expect(await up()).toEqual({ applied: ['0002_rebuild'] })
    expect(await counts(database.url, 'users', 'posts')).toEqual({ users: 2, posts: 2 })
  })

  test('a migration may say DELETE', async () => {
    folder.write(users, posts, { name: 'tidy', sql: ['DELETE FROM posts WHERE id = 10'] })

    expect(await up()).toEqual({ applied: ['0002_tidy'] })
    expect(await counts(database.url, 'users', 'posts')).toEqual({ users: 2, posts: 1 })
  })

  test.runIf(dialect === 'sqlite')('rows that would point to nothing are refused', async () => {
    folder.write(users, posts, { name: 'orphans', sql: ['DELETE FROM users WHERE id = 1'] })

    await expect(up()).rejects.toThrow(/rows would point to nothing \(posts → users\)/)

    expect(await counts(database.url, 'users', 'posts')).toEqual({ users: 2, posts: 2 })
  })
})
