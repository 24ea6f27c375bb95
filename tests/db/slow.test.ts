import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db, write } from '#db/client.ts'
import { dialect } from '#db/dialect/index.ts'
import { keep, noteTime, onSlow, slowest, slowMs } from '#db/dialect/slow.ts'
import { users } from '#db/schema/users.ts'

const long =
  dialect === 'postgres'
    ? sql`(SELECT 1 FROM pg_sleep(0.25))`
    : sql`(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000000) SELECT max(i) FROM n)`

const told: { statement: string; ms: number }[] = []
onSlow((one) => void told.push(one))

test('a statement that takes long is told, without its values, and a quick one is not', async () => {
  await db.select({ long }).from(sql`(SELECT 1 AS one) AS ones`).where(sql`one = ${1}`)
  await db.select({ id: users.id }).from(users).limit(1)

  expect(told).toHaveLength(1)
  expect(told[0]?.statement).toMatch(/^select .*one = /s)
  expect(told[0]?.statement).not.toMatch(/one = 1/)
  expect(told[0]?.ms).toBeGreaterThanOrEqual(200)
  expect(slowest()).toMatchObject([{ statement: told[0]?.statement, count: 1, worst: told[0]?.ms }])
})

test('so is one in a transaction', async () => {
  const before = told.length
  await write((tx) => tx.select({ long }).from(sql`(SELECT 2 AS two) AS twos`))

  expect(told.length).toBe(before + 1)
})

test('of what is slow the slowest come first, each once, and not more than are kept', () => {
  for (let at = 0; at < 60; at++) keep({ statement: `statement ${at}`, ms: 1000 + at })
  keep({ statement: 'statement 59', ms: 500 })

  const all = slowest()
  expect(all).toHaveLength(20)
  expect(all[0]).toMatchObject({ statement: 'statement 59', count: 2, worst: 1059 })
  expect(all[1]).toMatchObject({ statement: 'statement 58', worst: 1058 })
})

test('the operator says what is slow, and a long statement is cut', () => {
  expect([slowMs({ SLOW_QUERY_MS: '50' } as never), slowMs({} as never)]).toEqual([50, 200])
  noteTime(`select ${'x'.repeat(2000)}`, 60, 50)
  noteTime('select what is quick', 40, 50)

  const last = told.at(-1)
  expect(last?.statement).toHaveLength(600)
  expect(last?.ms).toBe(60)
})
