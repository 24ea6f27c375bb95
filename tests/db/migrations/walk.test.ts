import { readdirSync } from 'node:fs'
import { beforeAll, expect, test, vi } from 'vitest'
import { closeDatabase } from '#db/client.ts'
import { dialect } from '#db/dialect/index.ts'
import { downgrade, migrate } from '#db/tasks/migrate.ts'
import { fill } from '#db/tasks/seed/fill.ts'
import { addressOf, ask, catalog, tables } from './look.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/* Our own revisions, on the demo place: what the next release will do to somebody's data, and what takes it back. */

const url = process.env.DATABASE_URL ?? ''
const address = addressOf(url)
const folder = `drizzle/${dialect}`
const tags = readdirSync(folder)
  .filter((name) => /^\d+_\w+\.sql$/.test(name))
  .map((name) => name.replace('.sql', ''))
  .sort()
const up = (target: string) => migrate(address, folder, target)
const down = () => downgrade(address, folder, '-1')

// Columns that every revision has, so that rows can be compared across all of them.
const kept = {
  users: 'id, handle, email, name, bio, role, follower_count, following_count, post_count, created_at',
  posts: 'id, author_id, body, created_at',
  follows: 'id, follower_id, followee_id, created_at',
}
async function rows() {
  // A repost has no words and goes with the revision that brought it.
  const all = Object.entries(kept).map(([name, columns]) =>
    ask(url, `SELECT ${columns} FROM ${name} ${name === 'posts' ? "WHERE body <> ''" : ''} ORDER BY id`),
  )
  return Promise.all(all)
}

beforeAll(async () => {
  await fill({ env: {} })
  await closeDatabase()
})

test('every revision goes down, up and down again, and the rows stay', async () => {
  const seeded = await rows()
  expect(seeded.map((some) => some.length > 10)).toEqual([true, true, true])

  for (const tag of tags.slice(1).reverse()) {
    const above = await catalog(url)
    expect(await down()).toEqual({ reverted: [tag] })
    const below = await catalog(url)
    expect(await rows()).toEqual(seeded)
    expect(await up(tag)).toEqual({ applied: [tag] })
    expect(await catalog(url)).toEqual(above)
    expect(await rows()).toEqual(seeded)
    expect(await down()).toEqual({ reverted: [tag] })
    expect(await catalog(url)).toEqual(below)
  }

  expect(await rows()).toEqual(seeded)
  await up('head')
})

test('from every earlier revision the newest is reached, with all rows', async () => {
  const head = await catalog(url)
  const seeded = await rows()

  for (let steps = 1; steps < tags.length; steps++) {
    for (let step = 0; step < steps; step++) await down()
    expect(await up('head')).toEqual({ applied: tags.slice(-steps) })
    expect(await catalog(url)).toEqual(head)
    expect(await rows()).toEqual(seeded)
  }
})

test('before the first there is nothing, and the way up is open', async () => {
  const head = await catalog(url)
  await downgrade(address, folder, 'base')

  expect((await tables(url)).filter((name) => !name.startsWith('sqlite_'))).toEqual([])
  expect(await up('head')).toEqual({ applied: tags })
  expect(await catalog(url)).toEqual(head)
})
