import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { newDatabase } from './database.ts'

// Runs before the modules of a test file are loaded, so that `#db` finds this file's own database, and pictures
// a directory that is not that of whoever runs the tests.
const database = await newDatabase('migrated')
const directory = await mkdtemp(join(tmpdir(), 'pipit-data-'))
process.env.DATABASE_URL = database.url
process.env.DATA_DIR = directory

afterAll(async () => {
  const { closeDatabase } = await import('#db/client.ts')
  await closeDatabase()
  await database.drop()
  await rm(directory, { recursive: true, force: true })
})
