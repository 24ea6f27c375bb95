import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { dialect } from '#db/dialect/index.ts'
import { downgrade } from '#db/tasks/migrate.ts'
import { newDatabase, type TestDatabase } from '#tests/database.ts'
import { catalogOf, rowsOf } from './catalog.ts'
import { addressOf, ask } from './look.ts'
import { ScratchProject } from './scratch.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/* The commands as a person types them, from the schema to the rows and back. */

const project = new ScratchProject()
let database: TestDatabase

beforeAll(async () => {
  database = await newDatabase('blank')
})
afterAll(async () => {
  project.remove()
  await database.drop()
})

test('a bare generate and migrate go up, what generate wrote goes down, and nothing is lost that was not named', async () => {
  const { url } = database
  project.schema(`
    export const users = table('users', { id: id(), handle: text().notNull() })
    export const notes = table('notes', {
      id: id(), authorId: reference(() => users.id, { onDelete: 'cascade' }).notNull(), body: text(), size: text() })`)
  project.kit('generate --name=start', url)
  project.kit('migrate', url)
  await ask(
    url,
    `INSERT INTO users VALUES (1, 'ada'), (2, 'ben');
     INSERT INTO notes VALUES (1, 1, 'hello', '5'), (2, 2, NULL, NULL)`,
  )
  const [catalog, rows] = [await catalogOf(url), await rowsOf(url)]
  project.schema(`
    export const users = table('users', { id: id(), name: text().notNull() },
      (t) => [check('users_name', sql\`length(\${t.name}) < 99\`)])
    export const notes = table('notes', {
      id: id(), authorId: reference(() => users.id, { onDelete: 'set null' }), body: text(), size: whole(),
      hue: text().notNull().default('grey') })`)

  const generated = project.kit('generate --name=change', url, { name: 'handle' })
  const migrated = project.kit('migrate', url)

  expect([generated.status, migrated.status]).toEqual([0, 0])
  expect(
    await ask(url, 'SELECT name, size FROM users JOIN notes ON author_id = users.id ORDER BY name'),
  ).toMatchObject([{ name: 'ada' }, { name: 'ben' }])

  await downgrade(addressOf(url), `${project.directory}/drizzle/${dialect}`, '0000')

  expect(await catalogOf(url)).toEqual(catalog)
  expect(await rowsOf(url)).toEqual(rows)
})
