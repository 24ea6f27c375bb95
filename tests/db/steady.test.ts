import { eq, sql } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { db, driver, prepared } from '#db/client.ts'
import { dialect } from '#db/dialect/index.ts'
import { unlooked } from '#db/dialect/steady.ts'
import { users } from '#db/schema/users.ts'
import { emptyDatabase } from '#tests/database.ts'
import { person } from '#tests/world.ts'

afterEach(emptyDatabase)

test('a parameter stands behind a plus, a question mark in quotes does not', () => {
  expect(unlooked(`select "why?", 'it''s ?' from "posts" where "id" < ? and "body" = ? limit ?`)).toBe(
    `select "why?", 'it''s ?' from "posts" where "id" < +? and "body" = +? limit +?`,
  )
})

test('a question that is prepared is planned without its values, another with them; both answer alike', async () => {
  const ada = await person('ada', { name: '1' })
  await person('ben', { name: '01' })
  const byName = sql.placeholder('name')
  const columns = { id: users.id }
  const steady = prepared('steady', (db) => db.select(columns).from(users).where(eq(users.name, byName)))
  const looking = prepared('looking', (db) => db.select(columns).from(users).where(eq(users.name, byName)), {
    looks: true,
  })
  const told: string[] = []
  driver().log = (statement) => told.push(statement)

  const answers = [
    await steady().execute({ name: '1' }),
    await looking().execute({ name: '1' }),
    await db.select(columns).from(users).where(eq(users.name, '1')),
  ]
  driver().log = undefined

  for (const answer of answers) expect(answer).toEqual([{ id: ada.id }])
  expect(told.map((statement) => statement.includes('+?'))).toEqual([dialect === 'sqlite', false, false])
})
