import { closeSync, openSync, writeSync } from 'node:fs'
import Connection from 'better-sqlite3'
import { afterEach, describe, expect, test } from 'vitest'
import { dialect } from '#db/dialect/index.ts'
import { examine } from '#db/tasks/doctor/examine.ts'
import { runTask } from '#tests/command.ts'
import { emptyDatabase, newDatabase } from '#tests/database.ts'
import { unguarded } from '#tests/unguarded.ts'
import { person, post } from '#tests/world.ts'

afterEach(emptyDatabase)

const silent = { show: () => ({ to: () => undefined, end: () => undefined, stop: () => undefined }) }
const look = () => examine(silent)
const mend = () => examine({ mend: true, ...silent })
const well = { lines: ['All is well.'], isWell: true }
const doctor = (url: string, ...args: string[]) => runTask('db/tasks/doctor.ts', args, { DATABASE_URL: url })

describe.runIf(dialect === 'sqlite')('on SQLite', () => {
  test('a damaged file is told, and nothing in it is touched', { timeout: 30_000 }, async () => {
    const { url, drop } = await newDatabase('migrated')
    const file = url.slice('file:'.length)
    damageIndex(file)

    const ended = [await doctor(url), await doctor(url, '--mend')]
    const counts = sqlite(file, (connection) =>
      connection.prepare('SELECT post_count FROM users').pluck().all(),
    )
    await drop()

    for (const { code, out } of ended) {
      expect(code).toBe(1)
      expect(out).toMatch(/^damage in the database file: \d+, such as .*; stop Pipit and restore a backup\n$/)
    }
    expect(counts).toEqual([3])
  })

  test('a row that its table would refuse is told, and left to people', async () => {
    await person('ada')
    await unguarded("UPDATE users SET handle = 'ADA'; INSERT INTO user_words SELECT 'ADA', id FROM users")
    const line = 'rows that break a rule of their table: 1, such as CHECK constraint failed in users'

    expect(await look()).toEqual({ isWell: false, lines: [expect.stringContaining(line)] })
    expect(await mend()).toEqual({ isWell: false, lines: [expect.stringContaining(line)] })
  })

  test('a table that is not ours and points to nobody is told', async () => {
    await unguarded(
      'CREATE TABLE guests (user_id integer REFERENCES users (id)); INSERT INTO guests VALUES (12345)',
    )
    const { lines, isWell } = await look()
    await unguarded('DROP TABLE guests')

    expect(isWell).toBe(false)
    expect(lines).toEqual([
      'rows of other tables that point to nobody: 1, such as guests 1; these tables are not Pipit’s',
    ])
  })
})

describe.runIf(dialect === 'postgres')('on Postgres', () => {
  test('an index that was never finished is built again', async () => {
    await unguarded("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'posts_author'::regclass")

    expect((await look()).lines[0]).toBe('invalid indexes: 1, such as posts_author')
    expect((await mend()).lines).toEqual([
      'invalid indexes: 1, such as posts_author; mended 1',
      'All is well now.',
    ])
    expect(await look()).toEqual(well)
  })

  test('what an interrupted rebuild left behind is removed', async () => {
    await unguarded(`CREATE INDEX posts_author_ccnew ON posts (author_id, id);
      UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'posts_author_ccnew'::regclass`)

    expect((await mend()).isWell).toBe(true)
    expect(await look()).toEqual(well)
  })

  test('a constraint that was never validated is, once every row keeps it', async () => {
    await post(await person('ada'), 'hello')
    const again =
      'ALTER TABLE posts ADD CONSTRAINT posts_body_size CHECK (octet_length(body) BETWEEN 1 AND 65536) NOT VALID'
    await unguarded(`ALTER TABLE posts DROP CONSTRAINT posts_body_size; UPDATE posts SET body = ''; ${again}`)

    expect((await look()).lines[0]).toBe('constraints that were not validated: 1, such as posts_body_size')
    const { lines, isWell } = await mend()
    expect(isWell).toBe(false)
    expect(lines[0]).toMatch(/^constraints that were not validated could not be mended: .*posts_body_size/)

    await unguarded(
      `ALTER TABLE posts DROP CONSTRAINT posts_body_size; UPDATE posts SET body = 'hi'; ${again}`,
    )
    expect((await mend()).isWell).toBe(true)
    expect(await look()).toEqual(well)
  })
})

describe('npm run doctor', { timeout: 30_000 }, () => {
  test('ends with 1 when something is wrong, with 0 when it is mended or nothing is', async () => {
    await person('ada')
    await unguarded('UPDATE users SET post_count = 4')
    const url = process.env.DATABASE_URL ?? ''

    expect(await doctor(url)).toMatchObject({
      code: 1,
      out: 'wrong post counts: 1, such as @ada\nnpm run doctor -- --mend puts right what can be put right.\n',
    })
    expect(await doctor(url, '--mend')).toMatchObject({
      code: 0,
      out: 'wrong post counts: 1, such as @ada; mended 1\nAll is well now.\n',
    })
    expect(await doctor(url)).toMatchObject({ code: 0, out: 'All is well.\n' })
  })

  test('has nothing to look into where no tables are', async () => {
    const { url, drop } = await newDatabase('blank')
    const ended = await doctor(url, '--mend')
    await drop()

    expect(ended).toMatchObject({ code: 1, err: '' })
    expect(ended.out).toMatch(
      /^pending migrations: \d+, such as 0000_start; npm run db:migrate applies them.*\n$/,
    )
  })

  test('explains itself, and refuses what it does not understand', async () => {
    expect(await doctor('nonsense', '--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('--mend'),
    })
    expect(await doctor('nonsense', '--mnd')).toEqual({ code: 1, out: '', err: "Unknown option '--mnd'\n" })
    expect((await doctor('nonsense')).err).toMatch(/^DATABASE_URL .*\n$/)
  })
})

/** A file with a wrong count, whose index over authors was overwritten as a failing disk would. */
function damageIndex(file: string): void {
  const root = sqlite(file, (connection) => {
    connection.exec(
      `INSERT INTO users (id, handle, email, post_count, created_at) VALUES (1, 'ada', 'ada@example.org', 3, 0);
       INSERT INTO posts (id, author_id, body, created_at) VALUES (1, 1, 'hello', 0)`,
    )
    connection.pragma('wal_checkpoint(TRUNCATE)')
    return connection.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'posts_author'").pluck().get()
  })
  const disk = openSync(file, 'r+')
  writeSync(disk, Buffer.alloc(4096, 7), 0, 4096, (Number(root) - 1) * 4096)
  closeSync(disk)
}

function sqlite<T>(file: string, work: (connection: Connection.Database) => T): T {
  const connection = new Connection(file)
  try {
    return work(connection)
  } finally {
    connection.close()
  }
}
