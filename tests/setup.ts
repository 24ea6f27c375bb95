import { afterAll } from 'vitest'
import { newDatabase } from './database.ts'

// Runs before the modules of a test file are loaded, so that `#db` finds this file's own database.
const database = await newDatabase('migrated')
process.env.DATABASE_URL = database.url

afterAll(async () => {
  const { closeDatabase } = await import('#db/client.ts')
  await closeDatabase()
  await database.drop()
})
