import { afterEach, expect, test } from 'vitest'
import { db, write } from '#db/client.ts'
import { dialect } from '#db/dialect/index.ts'
import { nextId } from '#db/id.ts'
import { users } from '#db/schema/users.ts'
import { emptyDatabase } from '#tests/database.ts'

afterEach(emptyDatabase)

const ada = () => ({ id: nextId(), handle: 'ada', email: 'ada@example.org', createdAt: new Date() })

test('the database of a test speaks the dialect of its project', () => {
  expect(process.env.DATABASE_URL).toMatch(dialect === 'postgres' ? /^postgres:/ : /^file:/)
})

test.each([1, 2])('every test finds the database empty (%i)', async () => {
  expect(await db.select({ id: users.id }).from(users)).toEqual([])

  await write((tx) => tx.insert(users).values(ada()))

  expect(await db.select({ handle: users.handle }).from(users)).toEqual([{ handle: 'ada' }])
})
