import { describe, expect, test } from 'vitest'
import { ConfigurationError } from '#db/dialect/index.ts'
import { beginBlank, broken, database, folder, pending, posts, up, users } from './blank.ts'
import { tables } from './look.ts'

beginBlank()

describe('what is pending', () => {
  test('is applied once, in order, and then nothing is', async () => {
    folder.write(users, posts)
    expect(await pending()).toEqual(['0000_users', '0001_posts'])

    expect(await up()).toEqual({ applied: ['0000_users', '0001_posts'] })

    expect(await up()).toEqual({ applied: [] })
    expect(await pending()).toEqual([])
  })

  test('is applied on top of what was', async () => {
    folder.write(users)
    await up()
    folder.write(users, posts)

    expect(await up()).toEqual({ applied: ['0001_posts'] })
  })

  test('may be nothing but a comment', async () => {
    folder.write(users, { name: 'nothing', sql: ['-- put your code below'] })

    expect(await up()).toEqual({ applied: ['0000_users', '0001_nothing'] })
  })
})

describe('a failing migration', () => {
  test('says why in one line and leaves nothing behind, not even those before it', async () => {
    folder.write(users)
    await up()
    folder.write(users, posts, broken)

    await expect(up()).rejects.toThrow(/^migration 0002_broken failed, nothing was changed: .*users.*$/)

    expect(await tables(database.url)).toEqual(['users'])
    expect(await pending()).toEqual(['0001_posts', '0002_broken'])
  })

  test('can be mended and applied', async () => {
    folder.write(users, broken)
    await expect(up()).rejects.toThrow(ConfigurationError)
    folder.write(users, posts)

    expect(await up()).toEqual({ applied: ['0000_users', '0001_posts'] })
  })

  test.each(['COMMIT', 'CREATE TABLE a (b int); commit', 'VACUUM', 'BEGIN'])(
    'is one that cannot be undone: %s',
    async (statement) => {
      folder.write(users, { name: 'odd', sql: [statement] })

      await expect(up()).rejects.toThrow(/0001_odd cannot run: .* does not go into a transaction/)

      expect(await tables(database.url)).toEqual([])
    },
  )

  test('so is CREATE INDEX CONCURRENTLY', async () => {
    folder.write(users, { name: 'index', sql: ['CREATE INDEX CONCURRENTLY by_name ON users (name)'] })

    await expect(up()).rejects.toThrow(/does not go into a transaction/)
  })
})
