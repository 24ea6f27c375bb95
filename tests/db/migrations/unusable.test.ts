import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { dialect } from '#db/dialect/index.ts'
import { migrate } from '#db/tasks/migrate.ts'
import { beginBlank, database, folder, users } from './blank.ts'
import { addressOf } from './look.ts'

beginBlank()

describe('a database that cannot be used is one clear line', () => {
  beforeEach(() => folder.write(users))
  const refusal = async (url: string) => expect(migrate(addressOf(url), folder.path)).rejects

  test.runIf(dialect === 'sqlite')('a file that is none', async () => {
    const file = join(folder.root, 'holiday.jpg')
    writeFileSync(file, 'this is not a database, it only has its name'.repeat(100))

    await (await refusal(`file:${file}`)).toThrow(/^cannot use the database file .*: file is not a database$/)
  })

  test.runIf(dialect === 'sqlite')('a directory that cannot be made', async () => {
    writeFileSync(join(folder.root, 'data'), '')

    await (await refusal(`file:${folder.root}/data/pipit.db`)).toThrow(/^cannot use the database file .*$/)
  })

  test.runIf(dialect === 'sqlite')('a directory in place of the file', async () => {
    mkdirSync(join(folder.root, 'pipit.db'))

    await (await refusal(`file:${folder.root}/pipit.db`)).toThrow(/^cannot use the database file .*$/)
  })

  test.runIf(dialect === 'postgres')('a server that is not there', async () => {
    await (await refusal('postgres://me:secret@127.0.0.1:9/pipit')).toThrow(
      /^cannot reach the database server 127.0.0.1:9\/pipit: .*ECONNREFUSED.*$/,
    )
  })

  test.runIf(dialect === 'postgres')('a database that is not there', async () => {
    await (await refusal(database.url.replace(/[^/]+$/, 'nowhere'))).toThrow(
      /^cannot reach the database server .*"nowhere" does not exist$/,
    )
  })

  test('a folder without migrations', async () => {
    await expect(migrate(addressOf(database.url), join(folder.root, 'elsewhere'))).rejects.toThrow(
      /^cannot read .*_journal.json: run from the directory that holds drizzle\/$/,
    )
  })
})
