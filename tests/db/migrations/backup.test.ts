import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dialect } from '#db/dialect/index.ts'
import { beginBlank, database, folder, posts, up, users } from './blank.ts'
import { ask, counts, tables } from './look.ts'

beginBlank()

describe.runIf(dialect === 'sqlite')('the copy that is kept of a file', () => {
  const file = () => database.url.slice('file:'.length)
  const backups = () => join(dirname(file()), 'backups')

  test('holds what was there before, for this user alone', async () => {
    folder.write(users)
    await up()
    await ask(database.url, `INSERT INTO users VALUES (1, 'ada')`)
    folder.write(users, posts)

    await up()

    const copy = join(backups(), 'pipit.db.before-0001_posts.bak')
    expect(await tables(`file:${copy}`)).toEqual(['users'])
    expect(await counts(`file:${copy}`, 'users')).toEqual({ users: 1 })
    expect(statSync(copy).mode & 0o777).toBe(0o600)
  })

  test('is not made of a new file', async () => {
    folder.write(users)

    await up()

    expect(readdirSync(dirname(file()))).not.toContain('backups')
    expect(statSync(file()).mode & 0o777).toBe(0o600)
  })

  test('is one of five at most', async () => {
    const steps = Array.from({ length: 8 }, (_, at) => ({
      name: `t${at}`,
      sql: [`CREATE TABLE t${at} (id int)`],
    }))
    for (let at = 1; at <= steps.length; at++) {
      folder.write(...steps.slice(0, at))
      await up()
    }

    expect(readdirSync(backups())).toHaveLength(5)
    expect(readdirSync(backups())).toContain('pipit.db.before-0007_t7.bak')
  })

  test('must succeed, or nothing is changed', async () => {
    folder.write(users)
    await up()
    writeFileSync(backups(), 'in the way')
    folder.write(users, posts)

    await expect(up()).rejects.toThrow(/^cannot back up the database to .*$/)

    expect(await tables(database.url)).toEqual(['users'])
  })
})
