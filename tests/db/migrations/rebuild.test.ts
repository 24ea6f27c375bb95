import { cpSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { closeDatabase, write } from '#db/client.ts'
import { nextId } from '#db/id.ts'
import { follows } from '#db/schema/follows.ts'
import { posts } from '#db/schema/posts.ts'
import { users } from '#db/schema/users.ts'
import { ask, counts } from './look.ts'
import { ScratchProject } from './scratch.ts'

vi.setConfig({ testTimeout: 60_000 })

/* On SQLite a changed constraint means a new table and a copy of every row; on Postgres an ALTER. */

const url = process.env.DATABASE_URL ?? ''
const project = new ScratchProject()
const ourTables = ['users', 'posts', 'follows']

beforeAll(async () => {
  for (const folder of ['db/schema', 'drizzle'])
    cpSync(folder, `${project.directory}/${folder}`, { recursive: true })
  await write(async (tx) => {
    const createdAt = new Date()
    const [ada = 0, ben = 0] = [nextId(), nextId()]
    await tx.insert(users).values([
      { id: ada, handle: 'ada', email: 'ada@example.org', createdAt },
      { id: ben, handle: 'ben', email: 'ben@example.org', createdAt },
    ])
    await tx
      .insert(posts)
      .values([ada, ben].map((authorId) => ({ id: nextId(), authorId, body: 'hello', createdAt })))
    await tx.insert(follows).values({ id: nextId(), followerId: ada, followeeId: ben, createdAt })
  })
  await closeDatabase()
})
afterAll(() => project.remove())

/** Gives a table of ours one more constraint. */
function constrain(
  table: string,
  condition: string,
  source = readFileSync(`db/schema/${table}.ts`, 'utf8'),
): void {
  const extra = `(t) => [check('${table}_test', sql\`\${t.id} ${condition}\`), `
  project.write(`db/schema/${table}.ts`, source.replace('(t) => [', extra))
}

test('a table that others point to can be rebuilt with a bare drizzle-kit, and everyone keeps their posts', async () => {
  constrain('users', '> 0')
  constrain('posts', '> 0')
  project.kit('generate --name=constraints', url)

  const { status, stdout } = project.kit('migrate', url)

  expect(status).toBe(0)
  expect(stdout).toMatch(/applied \d+_constraints\n/)
  expect(await counts(url, ...ourTables)).toEqual({ users: 2, posts: 2, follows: 1 })
})

test('a table can be given a column and a constraint at once', async () => {
  const body = readFileSync('db/schema/posts.ts', 'utf8')
  const mood = `id: id(),\n mood: text().notNull().default('calm'),`
  constrain('posts', '> 1', body.replace('id: id(),', mood))
  project.kit('generate --name=mood', url)

  const { status, stderr } = project.kit('migrate', url)

  expect({ status, stderr }).toMatchObject({ status: 0 })
  expect(await counts(url, ...ourTables)).toEqual({ users: 2, posts: 2, follows: 1 })
  expect(await ask(url, 'SELECT DISTINCT mood FROM posts')).toEqual([{ mood: 'calm' }])
})

test('a bare drizzle-kit migrate that fails says why and changes nothing', async () => {
  constrain('posts', '< 0')
  project.kit('generate --name=wrong', url)

  const { status, stderr } = project.kit('migrate', url)

  expect(status).toBe(1)
  expect(stderr).toMatch(/migration \d+_wrong failed, nothing was changed: .*posts_test/)
  expect(await counts(url, ...ourTables)).toEqual({ users: 2, posts: 2, follows: 1 })
})
