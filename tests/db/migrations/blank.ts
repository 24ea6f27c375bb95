import { afterEach, beforeEach } from 'vitest'
import { downgrade, migrate, pendingMigrations } from '#db/tasks/migrate.ts'
import { newDatabase, type TestDatabase } from '#tests/database.ts'
import { MigrationsFolder } from './folder.ts'
import { addressOf } from './look.ts'

export let database: TestDatabase
export let folder: MigrationsFolder

/** Gives every test of a file a database without tables and a folder to write migrations into. */
export function beginBlank(): void {
  beforeEach(async () => {
    database = await newDatabase('blank')
    folder = new MigrationsFolder()
  })
  afterEach(async () => {
    folder.remove()
    await database.drop()
  })
}

export const up = () => migrate(addressOf(database.url), folder.path)
export const down = (target: string) => downgrade(addressOf(database.url), folder.path, target)
export const pending = () => pendingMigrations(addressOf(database.url), folder.path)

export const users = {
  name: 'users',
  sql: ['CREATE TABLE users (id bigint PRIMARY KEY, name text)'],
  down: ['DROP TABLE users'],
}
export const posts = {
  name: 'posts',
  down: ['DROP TABLE posts'],
  sql: [
    'CREATE TABLE posts (id bigint PRIMARY KEY, author_id bigint REFERENCES users (id) ON DELETE CASCADE)',
  ],
}
export const broken = {
  name: 'broken',
  sql: ['CREATE TABLE drafts (id bigint)', 'CREATE TABLE users (id bigint)'],
}
