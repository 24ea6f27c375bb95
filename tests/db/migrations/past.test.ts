import { describe, expect, test } from 'vitest'
import { ConfigurationError } from '#db/dialect/index.ts'
import { beginBlank, broken, database, folder, pending, posts, up, users } from './blank.ts'
import { tables } from './look.ts'

beginBlank()

describe('the past cannot be changed', () => {
  test('a migration that is not later than the one before it is refused', async () => {
    folder.write({ ...users, when: 2000 }, { ...posts, when: 1000 })

    await expect(up()).rejects.toThrow(/0001_posts is not later than 0000_users/)

    expect(await tables(database.url)).toEqual([])
  })

  test('one that is older than what the database has is not skipped but refused', async () => {
    folder.write({ ...users, when: 1000 }, { ...broken, sql: [], when: 3000 })
    await up()
    folder.write({ ...users, when: 1000 }, { ...posts, when: 2000 }, { ...broken, sql: [], when: 3000 })

    await expect(up()).rejects.toThrow(/0001_posts is older than the newest one this database has/)
  })

  test('a file that was edited after it was applied is refused', async () => {
    folder.write(users)
    await up()
    folder.write({ ...users, sql: [...users.sql, 'SELECT 1'] }, posts)

    await expect(up()).rejects.toThrow('migration 0000_users was changed after this database took it')
    await expect(pending()).rejects.toThrow(ConfigurationError)
  })

  test('a database that a newer Pipit migrated is refused', async () => {
    folder.write(users, posts)
    await up()
    folder.write(users)

    await expect(up()).rejects.toThrow(/^the database is newer than this Pipit: .*$/)
    await expect(pending()).rejects.toThrow(/newer than this Pipit/)
  })

  test('one of another release is refused too', async () => {
    folder.write({ ...users, when: 1000 })
    await up()
    folder.write({ ...users, when: 2000 })

    await expect(up()).rejects.toThrow(/belongs to another release/)
  })
})
