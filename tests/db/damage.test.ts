import Connection from 'better-sqlite3'
import { expect, test } from 'vitest'
import { listen } from '#db/bus.ts'
import { closeDatabase, isUnavailable, noticeDamage, write } from '#db/client.ts'
import { dialect } from '#db/dialect/index.ts'

const damage = () => {
  const inner = Object.assign(new Error('invalid page'), { code: 'XX001' })
  const cause =
    dialect === 'postgres' ? inner : new Connection.SqliteError('malformed', 'SQLITE_CORRUPT_VTAB')
  return new Error('a query failed', { cause })
}

test('an error that shows no damage stops nothing', async () => {
  noticeDamage(new Error('of another kind'))

  expect(await write(async () => 'stored')).toBe('stored')
})

test('damage is told once, and nothing is written until it is opened again', async () => {
  let told = 0
  const stop = listen('damaged', () => {
    told += 1
  })
  noticeDamage(damage())
  noticeDamage(damage())
  stop()

  expect(told).toBe(1)
  const error = await write(async () => 'stored').catch((error: unknown) => error)
  expect(error).toMatchObject({ name: 'BusyError' })
  expect(isUnavailable(error)).toBe(true)
  await closeDatabase()
  expect(await write(async () => 'stored')).toBe('stored')
})
