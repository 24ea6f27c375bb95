import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Connection from 'better-sqlite3'
import { describe, expect, test, vi } from 'vitest'
import { dialect } from '#db/dialect/index.ts'
import { backupCommand } from '#db/tasks/backup/backup-command.ts'
import { tidy } from '#db/tasks/backup/collection.ts'
import { type Made, makeBackup } from '#db/tasks/backup/make-backup.ts'
import { verifyBackup } from '#db/tasks/backup/verify-backup.ts'
import { migrate } from '#db/tasks/migrate.ts'
import { restoreCommand } from '#db/tasks/restore/restore-command.ts'
import { runTask } from '#tests/command.ts'
import { imagine, settle } from '#tests/crowd.ts'
import { newDatabase } from '#tests/database.ts'
import { people, person, post } from '#tests/world.ts'
import { addressOf, ask } from '../migrations/look.ts'
import { backUp, beginPlaces, collection, data, elsewhere, filesIn, here, restore } from './place.ts'

beginPlaces()

const noon = new Date('2026-11-24T12:00:00.500Z')

describe('a backup', () => {
  test('holds the database and the data directory, for this user alone', async () => {
    await post(await person('ada'), 'hello')
    mkdirSync(join(data, 'pictures/ab'), { recursive: true })
    writeFileSync(join(data, 'pictures/ab/cd.webp'), 'a picture')

    const { path, manifest } = await backUp(noon)

    expect(path).toBe(join(collection, '2026-11-24T12-00-00Z'))
    expect(manifest).toMatchObject({
      dialect,
      revision: expect.stringMatching(/^\d{4}_/),
      version: expect.stringMatching(/^\d/),
      createdAt: noon.toISOString(),
      rows: { users: 1, posts: 1, sessions: 0 },
    })
    expect(manifest.files.map((file) => file.path).sort()).toEqual(
      filesIn(path).filter((file) => file !== 'manifest.json'),
    )
    expect(filesIn(path)).toContain('data/auth-secret')
    expect(filesIn(path)).toContain('data/pictures/ab/cd.webp')
    for (const file of filesIn(path)) expect(statSync(join(path, file)).mode & 0o777).toBe(0o600)
    for (const folder of [collection, path, join(path, 'data')])
      expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(await verifyBackup(path)).toEqual(manifest)
  })

  test('takes no earlier backups, locks and unfinished files along, but what a link leads to', async () => {
    await makeBackup(join(data, 'mine'), addressOf(here()), data)
    mkdirSync(join(data, 'backups'))
    const passing = ['a.lock', 'a.part', 'b.tmp', 'pipit.db-wal', 'auth-secret.0123456789ab', 'backups/x']
    for (const name of passing) writeFileSync(join(data, name), 'passing')
    mkdirSync(join(data, 'app'))
    writeFileSync(join(data, 'app/manifest.json'), '{}')
    mkdirSync(join(elsewhere.data, 'disk'), { recursive: true })
    writeFileSync(join(elsewhere.data, 'disk/picture'), 'far away')
    symlinkSync(join(elsewhere.data, 'disk'), join(data, 'pictures'))
    symlinkSync(data, join(data, 'circle'))

    const { manifest } = await backUp()

    const paths = manifest.files.map(({ path }) => path).filter((path) => path.startsWith('data/'))
    expect(paths).toEqual(['data/app/manifest.json', 'data/auth-secret', 'data/pictures/picture'])
  })

  test('copies another database that lies there, and is in use, as a whole', async () => {
    const other = new Connection(join(data, 'other.db'))
    other.pragma('journal_mode = WAL')
    other.exec('CREATE TABLE notes (body text)')
    other.exec(`INSERT INTO notes VALUES ('not in the file yet')`)

    const { path } = await backUp()
    other.close()

    expect(await ask(`file:${path}/data/other.db`, 'SELECT body FROM notes')).toEqual([
      { body: 'not in the file yet' },
    ])
  })

  test('is one of its own even in the same second, and several at once do not meet', async () => {
    const made = [await backUp(noon)]
    made.push(...(await Promise.all([backUp(noon), backUp(noon), backUp(noon)])))

    const names = ['', '-2', '-3', '-4'].map((end) => join(collection, `2026-11-24T12-00-00Z${end}`))
    expect(made.map(({ path }) => path).sort()).toEqual(names)
    for (const name of names) await verifyBackup(name)
  })

  test('names a table that Pipit does not know', { skip: dialect === 'sqlite' }, async () => {
    const other = await newDatabase('migrated')
    await ask(other.url, `CREATE TABLE notes (id int); INSERT INTO notes VALUES (1)`)

    const { manifest } = await makeBackup(collection, addressOf(other.url), data)
    await other.drop()

    expect(manifest.leftOut).toEqual(['notes'])
  })
})

describe('a backup under writes', { timeout: 60_000 }, () => {
  test('is as things were at one moment: what was counted is there, and nothing is half', async () => {
    await settle(imagine(3, { people: 200, follows: 2000, posts: 12_000 }))
    const cast = Object.values(await people()).map(({ id }) => String(id))
    const poster = spawn(process.execPath, ['tests/db/crash/poster.ts', ...cast], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: process.env,
    })
    let lines = 0
    poster.stdout.on('data', (some: Buffer) => {
      lines += String(some).split('\n').length - 1
    })

    const made: Made[] = []
    while (made.length < 3) {
      const enough = lines + 100
      await vi.waitUntil(() => lines > enough, { interval: 5, timeout: 20_000 })
      made.push(await backUp())
    }

    poster.kill('SIGKILL')
    await once(poster, 'exit')
    const posts = made.map(({ manifest }) => manifest.rows.posts ?? 0)
    expect(posts.every((count, at) => count > (posts[at - 1] ?? 12_000))).toBe(true)
    await restore(made[1]?.path ?? '')
    const { url } = elsewhere.database
    expect(await ask(url, 'SELECT count(*) AS posts FROM posts')).toEqual([
      { posts: dialect === 'postgres' ? String(posts[1]) : posts[1] },
    ])
    expect(await ask(url, miscounted)).toEqual([])
    expect(await ask(url, half)).toEqual([])
  })
})

const miscounted = `SELECT handle FROM users WHERE
  post_count <> (SELECT count(*) FROM posts WHERE author_id = users.id AND deleted_at IS NULL) OR
  follower_count <> (SELECT count(*) FROM follows WHERE followee_id = users.id AND follower_id <> users.id) OR
  following_count <> (SELECT count(*) FROM follows WHERE follower_id = users.id AND followee_id <> users.id)`

/** Posts that were written by a form, without its line, and the other way round for posts that were not deleted. */
const half = `SELECT id FROM posts WHERE body LIKE 'post % of loop %'
  AND id NOT IN (SELECT result_id FROM submissions)`

describe('what fails leaves nothing that looks like a backup', { timeout: 30_000 }, () => {
  const names = () => (existsSync(collection) ? readdirSync(collection) : [])

  test('killed half way', async () => {
    // Takes long enough to copy.
    writeFileSync(join(data, 'film'), '')
    truncateSync(join(data, 'film'), 256_000_000)
    const child = spawn(process.execPath, ['db/tasks/backup.ts', collection], {
      stdio: 'ignore',
      env: { ...process.env, DATA_DIR: data },
    })
    const gone = once(child, 'exit')
    await vi.waitUntil(() => names().some((name) => existsSync(join(collection, name, 'data/film'))), {
      interval: 1,
      timeout: 20_000,
    })
    child.kill('SIGKILL')
    await gone

    expect(names()).toEqual([expect.stringMatching(/\.part$/)])
    const verify = restoreCommand([join(collection, names()[0] ?? ''), '--verify'])
    await expect(verify).rejects.toThrow(/was never finished$/)
  })

  test('a disk that is full', async () => {
    await settle(imagine(3, { people: 50, follows: 100, posts: 4000 }))
    // A limit on the size of a file fails a write half way, as a full disk does.
    const limited = `trap '' XFSZ; ulimit -f 200; exec "$0" db/tasks/backup.ts "$1"`
    const child = spawn('sh', ['-c', limited, process.execPath, collection], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, DATA_DIR: data },
    })
    const said: Buffer[] = []
    child.stderr.on('data', (some: Buffer) => said.push(some))
    const [code] = await once(child, 'close')

    expect(code).toBe(1)
    expect(String(Buffer.concat(said))).toMatch(/^(copying: .*\n)?no backup was made: [^\n]+\n$/)
    expect(names()).toEqual([])
  })

  test('no database, or one without tables', async () => {
    await expect(makeBackup(collection, addressOf(elsewhere.database.url), data)).rejects.toThrow(
      dialect === 'sqlite' ? /^there is no database at .*$/ : /^the database has no tables yet/,
    )
    expect(names()).toEqual([])
  })

  test.runIf(dialect === 'sqlite')('a database that is damaged, and earlier backups stay', async () => {
    const { path } = await backUp()
    await migrate(addressOf(elsewhere.database.url))
    await ask(
      elsewhere.database.url,
      `PRAGMA foreign_keys = OFF; INSERT INTO posts (id, author_id, body, created_at) VALUES (7, 8, 'lost', 9)`,
    )

    const attempt = makeBackup(collection, addressOf(elsewhere.database.url), data)

    await expect(attempt).rejects.toThrow(
      /is damaged, so nothing was kept: rows point to nothing \(posts → users\)/,
    )
    expect(names()).toEqual([path.slice(collection.length + 1)])
  })

  test.runIf(dialect === 'sqlite')('a file that is broken, as after a bad disk', async () => {
    const { path } = await backUp()
    const broken = join(elsewhere.data, 'pipit.db')
    mkdirSync(elsewhere.data)
    const bytes = readFileSync(join(path, 'database.sqlite'))
    writeFileSync(broken, bytes.fill(0xaa, 3 * 4096, 6 * 4096))

    const attempt = makeBackup(collection, { dialect: 'sqlite', file: broken }, data)

    await expect(attempt).rejects.toThrow(/is damaged, so nothing was kept: |^no backup was made: /)
    expect(names()).toEqual([path.slice(collection.length + 1)])
  })

  test('a folder that is none, or a backup itself', async () => {
    writeFileSync(collection, 'in the way')
    await expect(backUp()).rejects.toThrow(/^no backup was made: .*$/)

    const { path } = await makeBackup(`${collection}-2`, addressOf(here()), data)
    const before = filesIn(path)
    await expect(makeBackup(path, addressOf(here()), data)).rejects.toThrow('is a backup itself')
    expect(filesIn(path)).toEqual(before)
  })
})

describe('older backups', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour))

  test('are removed down to as many as are kept, and nothing else is', async () => {
    for (const hour of [3, 1, 2, 4]) await backUp(at(hour))
    mkdirSync(join(collection, '2020-01-01T00-00-00Z'))
    writeFileSync(join(collection, 'notes.txt'), 'mine')

    expect(await tidy(collection, 2)).toEqual(['2026-11-24T01-00-00Z', '2026-11-24T02-00-00Z'])

    expect(readdirSync(collection)).toEqual([
      '2020-01-01T00-00-00Z',
      '2026-11-24T03-00-00Z',
      '2026-11-24T04-00-00Z',
      'notes.txt',
    ])
  })

  test('stay unless the operator says how many', async () => {
    for (const hour of [1, 2, 3]) await backUp(at(hour))

    expect(await tidy(collection)).toEqual([])
    expect(readdirSync(collection)).toHaveLength(3)
  })
})

describe('npm run db:backup', { timeout: 30_000 }, () => {
  test('says where it is, what it holds and what not, and removes older ones', async () => {
    await backUp(new Date('2026-01-01T00:00:00Z'))
    const run = await runTask('db/tasks/backup.ts', [collection, '--keep', '1'], { DATA_DIR: data })

    expect(run).toMatchObject({ code: 0, err: 'copying: 100 %\n' })
    expect(run.out).toMatch(/^backed up to .*Z\n/)
    expect(run.out).toContain('Not in it: what .env and the environment say.')
    expect(run.out).toContain('Removed the older 2026-01-01T00-00-00Z')
    expect(readdirSync(collection)).toHaveLength(1)
  })

  test('goes into the data directory when nothing else is said', async () => {
    const run = await runTask('db/tasks/backup.ts', [], { DATA_DIR: data })

    expect(run.out).toContain(`backed up to ${join(data, 'backups')}/`)
  })

  test.each([
    [['--keep', '0'], '--keep is "0"; it must be a whole number from 1'],
    [['--keep', 'all'], '--keep is "all"'],
    [['a', 'b'], '"b" is one word too many'],
    [['--quick'], "Unknown option '--quick'"],
  ])('%j: %s', async (args, problem) => {
    await expect(backupCommand(args)).rejects.toThrow(problem)
  })

  test('explains itself', async () => {
    expect(await runTask('db/tasks/backup.ts', ['--help'])).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('--keep N'),
    })
  })
})
