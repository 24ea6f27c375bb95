import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { dialect } from '#db/dialect/index.ts'
import { beginBlank, database, down, folder, pending, posts, up, users } from './blank.ts'
import { ask, counts, tables } from './look.ts'

vi.setConfig({ testTimeout: 60_000 })
beginBlank()

/** `npm run db:upgrade -- …` or `db:downgrade`, in a process of its own. */
const start = (task: 'upgrade' | 'downgrade' = 'upgrade', ...args: string[]): ChildProcess =>
  spawn(process.execPath, [folder.command(task), ...args], {
    env: { ...process.env, DATABASE_URL: database.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

async function outcome(child: ChildProcess) {
  const [stdout, stderr, [status]] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    once(child, 'exit'),
  ])
  return { status, stdout, stderr }
}

const lasting = (seconds: number) => ({
  name: 'lasting',
  sql: [
    dialect === 'postgres'
      ? `SELECT pg_sleep(${seconds})`
      : `CREATE TABLE numbers AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT ${seconds * 2_000_000}) SELECT i FROM n`,
  ],
})

test('ten processes that start at once apply everything once, and all succeed', async () => {
  folder.write(users, lasting(0.2), posts, {
    name: 'ada',
    sql: [`INSERT INTO users SELECT count(*) + 1, 'ada' FROM users`],
  })

  const outcomes = await Promise.all(Array.from({ length: 10 }, () => outcome(start())))

  expect(outcomes.map(({ status, stderr }) => ({ status, stderr }))).toEqual(
    outcomes.map(() => ({ status: 0, stderr: '' })),
  )
  expect(outcomes.filter(({ stdout }) => stdout.includes('applied 0003_ada'))).toHaveLength(1)
  expect(await counts(database.url, 'users', bookkeeping)).toEqual({ users: 1, [bookkeeping]: 4 })
})

test('ten processes that go back at once do it once, and all succeed', async () => {
  folder.write(users, posts, {
    name: 'ada',
    sql: [`INSERT INTO users VALUES (1, 'ada')`],
    down: [...lasting(0.2).sql, `INSERT INTO users SELECT count(*) + 1, 'ben' FROM users`],
  })
  await up()

  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => outcome(start('downgrade', '0001_posts'))),
  )

  expect(outcomes.map(({ status, stderr }) => ({ status, stderr }))).toEqual(
    outcomes.map(() => ({ status: 0, stderr: '' })),
  )
  expect(outcomes.filter(({ stdout }) => stdout.includes('reverted 0002_ada'))).toHaveLength(1)
  expect(await counts(database.url, 'users', bookkeeping)).toEqual({ users: 2, [bookkeeping]: 2 })
})

test('one that was asked for a step back goes no further when another took it', async () => {
  folder.write(users, posts, { name: 'slow', sql: ['SELECT 1'], down: lasting(1).sql })
  await up()

  const reverted = (await Promise.all([down('-1'), down('-1')])).flatMap((outcome) => outcome.reverted)

  expect(reverted).toEqual(['0002_slow'])
  expect(await pending()).toEqual(['0002_slow'])
})

test('a process that is killed half way leaves what was there, and the next one goes on', async () => {
  folder.write(users)
  await up()
  await ask(database.url, `INSERT INTO users VALUES (1, 'ada')`)
  folder.write(users, posts, { name: 'rename', sql: ['ALTER TABLE users RENAME TO people'] }, lasting(90))

  const child = start()
  const gone = once(child, 'exit')
  await isMigrating()
  child.kill('SIGKILL')
  await gone

  expect(await tables(database.url)).toEqual(['users'])
  expect(await counts(database.url, 'users', bookkeeping)).toEqual({ users: 1, [bookkeeping]: 1 })
  expect(await pending()).toEqual(['0001_posts', '0002_rename', '0003_lasting'])

  folder.write(users, posts)

  expect(await up()).toEqual({ applied: ['0001_posts'] })
})

test('the command names what it applied, and a failure is one line and a 1', async () => {
  folder.write(users)
  const first = await outcome(start())
  folder.write(users, { name: 'twice', sql: users.sql })
  const second = await outcome(start())

  expect(first).toEqual({
    status: 0,
    stdout: 'applied 0000_users\nthe database is up to date: 0000_users (head)\n',
    stderr: '',
  })
  expect(second.status).toBe(1)
  expect(second.stderr).toMatch(/^migration 0001_twice failed, nothing was changed: .*exists\n$/)
})

const bookkeeping = dialect === 'postgres' ? 'drizzle.__drizzle_migrations' : '__drizzle_migrations'

const stillWaiting = `SELECT pid FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND state = 'active'`

/** Waits until the lasting migration of another process is running. */
async function isMigrating(): Promise<void> {
  for (;;) {
    if (dialect === 'postgres' ? (await ask(database.url, stillWaiting)).length > 0 : await isLocked()) return
    await sleep(20)
  }
}

async function isLocked(): Promise<boolean> {
  try {
    await ask(database.url, 'PRAGMA busy_timeout = 0; BEGIN IMMEDIATE; ROLLBACK')
    return false
  } catch {
    await sleep(500)
    return true
  }
}
