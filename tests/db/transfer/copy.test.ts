import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, driver } from '#db/client.ts'
import { dialect } from '#db/dialect/index.ts'
import { copyCommand } from '#db/tasks/copy/copy-command.ts'
import { copyDatabase } from '#db/tasks/copy/copy-database.ts'
import { migrate } from '#db/tasks/migrate.ts'
import { runTask } from '#tests/command.ts'
import { imagine, settle } from '#tests/crowd.ts'
import { emptyDatabase, newDatabase, type TestDatabase } from '#tests/database.ts'
import { person, post } from '#tests/world.ts'
import { addressOf, ask, counts, tables } from '../migrations/look.ts'
import { everything } from './everything.ts'
import { oddTexts, storeOddRows } from './odd-rows.ts'

let directory: string
let blank: TestDatabase

beforeEach(async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  directory = mkdtempSync(join(tmpdir(), 'pipit-copy-'))
  blank = await newDatabase('blank')
})
afterEach(async () => {
  vi.restoreAllMocks()
  await emptyDatabase()
  await blank.drop()
  rmSync(directory, { recursive: true })
})

const here = () => process.env.DATABASE_URL ?? ''
const fileCalled = (name: string) => `file:${join(directory, name)}`
const copy = (from: string, to: string) => copyDatabase(addressOf(from), addressOf(to))

/** What Pipit reads from a database of either dialect. */
async function readFrom(url: string): Promise<unknown> {
  const { out, err } = await runTask('tests/db/transfer/reader.ts', [], { DATABASE_URL: url })
  expect(err).toBe('')
  return JSON.parse(out)
}

describe('a copy', { timeout: 30_000 }, () => {
  test('has every row as it was, over the other dialect and back', async () => {
    await storeOddRows()
    const before = await everything()

    const first = await copy(here(), fileCalled('one.db'))
    const second = await copy(fileCalled('one.db'), blank.url)
    const third = await copy(blank.url, fileCalled('two.db'))

    expect(before.posts).toHaveLength(oddTexts.length + 3)
    expect(Object.values(before).filter((rows) => rows.length === 0)).toEqual([])
    expect(await readFrom(fileCalled('one.db'))).toEqual(before)
    expect(await readFrom(blank.url)).toEqual(before)
    expect(await readFrom(fileCalled('two.db'))).toEqual(before)
    expect(second).toEqual(first)
    expect(third).toEqual(first)
  })

  test.runIf(dialect === 'postgres')('is the same whichever dialect the rows were written in', async () => {
    await storeOddRows()
    await migrate(addressOf(fileCalled('born.db')))
    const writer = await runTask('tests/db/transfer/writer.ts', [], { DATABASE_URL: fileCalled('born.db') })
    expect(writer).toMatchObject({ code: 0, err: '' })

    const fromFile = await copy(fileCalled('born.db'), blank.url)
    const fromServer = await copy(here(), fileCalled('one.db'))

    expect(fromFile).toEqual(fromServer)
    expect(await readFrom(blank.url)).toEqual(await everything())
  })

  test('is complete: no table of the schema is missing, and none is left out', async () => {
    const { sums, leftOut } = await copy(here(), blank.url)

    expect([...sums.keys()].sort()).toEqual(await tables(here()))
    expect(leftOut).toEqual([])
    expect(await tables(blank.url)).toEqual(await tables(here()))
  })

  test('is up to date and can be lived in', async () => {
    await post(await person('ada'), 'from the old house')
    await copy(here(), blank.url)

    expect(await migrate(addressOf(blank.url))).toEqual({ applied: [] })

    await movedTo(blank.url, async () => {
      await post(await person('ben'), 'from the new one')
    })
    expect(await counts(blank.url, 'users', 'posts')).toEqual({ users: 2, posts: 2 })
    expect(await counts(here(), 'users', 'posts')).toEqual({ users: 1, posts: 1 })
  })

  test('goes into tables that are there and empty', async () => {
    await migrate(addressOf(blank.url))
    await person('ada')

    await copy(here(), blank.url)

    expect(await counts(blank.url, 'users')).toEqual({ users: 1 })
  })

  test('names a table that Pipit does not know', async () => {
    const other = await newDatabase('migrated')
    await ask(other.url, `CREATE TABLE notes (id int); INSERT INTO notes VALUES (1)`)

    const { leftOut } = await copy(other.url, fileCalled('one.db'))
    await other.drop()

    expect(leftOut).toEqual(['notes'])
  })
})

/** Lets this process live in another database for a while. */
async function movedTo(url: string, work: () => Promise<void>): Promise<void> {
  await closeDatabase()
  vi.stubEnv('DATABASE_URL', url)
  try {
    await work()
  } finally {
    await closeDatabase()
    vi.unstubAllEnvs()
  }
}

describe('nothing is copied', () => {
  test('into a database with a row in it', async () => {
    await migrate(addressOf(blank.url))
    await ask(blank.url, `INSERT INTO rate_limits VALUES ('a', 1, ${dialect === 'postgres' ? 'now()' : 1})`)

    await expect(copy(here(), blank.url)).rejects.toThrow(/is not empty \(rate_limits has 1 rows\)/)

    expect(await counts(blank.url, 'rate_limits', 'users')).toEqual({ rate_limits: 1, users: 0 })
  })

  test('into a file that somebody has open', async () => {
    const file = fileCalled('open.db')
    await copy(here(), file)
    const child = spawn(process.execPath, ['-e', holding(file)], { stdio: ['pipe', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')

    await expect(copy(here(), file)).rejects.toThrow(
      /^cannot use the database file .*: it is in use; stop Pipit/,
    )

    child.stdin.end()
    await once(child, 'exit')
    await copy(here(), file)
  })

  test('from a database without tables, or behind the code, or that is none', async () => {
    writeFileSync(join(directory, 'picture.jpg'), 'this is not a database'.repeat(100))
    const to = fileCalled('one.db')

    await expect(copy(blank.url, to)).rejects.toThrow(
      dialect === 'sqlite' ? /^there is no database at/ : /has no tables yet/,
    )
    await expect(copy(fileCalled('picture.jpg'), to)).rejects.toThrow(
      /^cannot read the database file .*not a database$/,
    )

    expect(readdirSync(directory)).toEqual(['picture.jpg'])
  })

  test('of rows that point to nothing, or that the other does not take', async () => {
    await person('ada')
    const from = fileCalled('one.db')
    await copy(here(), from)
    await ask(
      from,
      `PRAGMA foreign_keys = OFF; INSERT INTO posts (id, author_id, body, created_at) VALUES (7, 8, 'lost', 9)`,
    )

    await expect(copy(from, blank.url)).rejects.toThrow(/^nothing was copied: .*(→ users|foreign key)/)

    expect(await tables(blank.url).catch(() => [])).toEqual([])
  })
})

const holding = (url: string) => `
  const open = new (require('better-sqlite3'))(${JSON.stringify(url.slice('file:'.length))})
  open.pragma('journal_mode = WAL'); open.prepare('SELECT count(*) FROM users').get()
  console.log('open'); process.stdin.resume()`

describe('a copy that is killed half way', { timeout: 30_000 }, () => {
  beforeEach(() => settle(imagine(7, { people: 100, follows: 1000, posts: 15_000 })))

  test('leaves no file that looks whole, and the next one succeeds', async () => {
    const file = join(directory, 'one.db')
    const child = spawn(process.execPath, ['db/tasks/copy.ts', here(), `file:${file}`], { stdio: 'ignore' })
    const gone = once(child, 'exit')
    await vi.waitUntil(() => existsSync(`${file}.part`) && statSync(`${file}.part`).size > 0, {
      interval: 1,
      timeout: 20_000,
    })
    child.kill('SIGKILL')
    await gone

    expect(statSync(file).size).toBe(0)
    await copy(here(), `file:${file}`)
    expect(readdirSync(directory)).toEqual(['one.db'])
    expect(await counts(`file:${file}`, 'posts')).toEqual({ posts: 15_000 })
  })

  test.runIf(dialect === 'postgres')('leaves no table on a server', async () => {
    const child = spawn(process.execPath, ['db/tasks/copy.ts', here(), blank.url], { stdio: 'ignore' })
    const gone = once(child, 'exit')
    await vi.waitUntil(() => isBusy('INSERT INTO public."posts"%'), { interval: 1, timeout: 20_000 })
    child.kill('SIGKILL')
    await gone
    await vi.waitUntil(async () => !(await isBusy('%')), { timeout: 20_000 })

    expect(await tables(blank.url)).toEqual([])
    expect(await copy(here(), blank.url)).toMatchObject({ leftOut: [] })
  })
})

const isBusy = async (query: string): Promise<boolean> =>
  (
    await driver().raw(
      `SELECT 1 FROM pg_stat_activity WHERE application_name = 'pipit fills a copy' AND query LIKE $1`,
      [query],
    )
  ).length > 0

describe('npm run db:copy', { timeout: 30_000 }, () => {
  const run = (...args: string[]) => runTask('db/tasks/copy.ts', args)

  test('says what it copied, and the second time why not', async () => {
    await post(await person('ada'), 'hello')
    const to = fileCalled('one.db')

    const first = await run(here(), to)
    const second = await run(here(), to)

    expect(first).toMatchObject({ code: 0, err: 'copying: 100 %\ncomparing: 100 %\n' })
    expect(first.out).toMatch(/^copied .* to .*one\.db, at revision \d{4}_/)
    expect(first.out).toMatch(/^ {2}posts +1$/m)
    expect(first.out).not.toContain('password')
    expect(second).toMatchObject({ code: 1, out: '' })
    expect(second.err).toMatch(/^.*one\.db is not empty.*\n$/)
  })

  test.each([
    [[], 'name two databases'],
    [['file:a.db'], 'name two databases'],
    [['file:a.db', 'file:b.db', 'file:c.db'], 'name two databases'],
    [['file:a.db', 'file:./a.db'], 'from and to are the same'],
    [['mysql://me:secret@host/a', 'file:b.db'], 'the first address begins with "mysql:"'],
    [['file:a.db', 'b.db'], 'the second address has no scheme'],
    [['--all'], "Unknown option '--all'"],
  ])('%j: %s', async (args, problem) => {
    await expect(copyCommand(args)).rejects.toThrow(problem)
    await expect(copyCommand(args)).rejects.not.toThrow('secret')
  })

  test('explains itself', async () => {
    expect(await run('--help')).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('<from> <to>'),
    })
  })
})
