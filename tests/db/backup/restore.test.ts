import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dialect } from '#db/dialect/index.ts'
import { follow } from '#db/mutations/follows.ts'
import { userByHandle } from '#db/queries/users.ts'
import { type Manifest, readManifest, sealed } from '#db/tasks/backup/manifest.ts'
import { backupAt, verifyBackup } from '#db/tasks/backup/verify-backup.ts'
import { migrationsFolder, readMigrations } from '#db/tasks/migrate/journal.ts'
import { migrate } from '#db/tasks/migrate.ts'
import { stageFiles } from '#db/tasks/restore/files.ts'
import { restoreCommand } from '#db/tasks/restore/restore-command.ts'
import { runTask } from '#tests/command.ts'
import { people, person, post } from '#tests/world.ts'
import { addressOf, counts, tables } from '../migrations/look.ts'
import { everything } from '../transfer/everything.ts'
import { storeOddRows } from '../transfer/odd-rows.ts'
import { backUp, beginPlaces, collection, data, elsewhere, filesIn, movedTo, restore } from './place.ts'

beginPlaces()

const there = () => elsewhere.database.url
const file = () => there().slice('file:'.length)

describe('a restored place', () => {
  test('is what it was, to the last row and file', async () => {
    await storeOddRows()
    mkdirSync(join(data, 'pictures'))
    writeFileSync(join(data, 'pictures/ab.webp'), Buffer.from([0, 255, 10, 13]))
    const before = await everything()
    const { path, manifest } = await backUp()

    expect(await restore(path)).toEqual(manifest)

    expect(await movedTo(there(), everything)).toEqual(before)
    expect(filesIn(elsewhere.data)).toEqual(['auth-secret', 'pictures/ab.webp'])
    for (const name of filesIn(elsewhere.data))
      expect(readFileSync(join(elsewhere.data, name))).toEqual(readFileSync(join(data, name)))
  })

  test('can be lived in: it is up to date, and people read and post', async () => {
    const { ada, ben } = await people()
    await follow(ben, ada.id)
    await post(ada, 'before')
    const { path } = await backUp()

    await restore(path)

    expect(await migrate(addressOf(there()))).toEqual({ applied: [] })
    await movedTo(there(), async () => {
      await post(ada, 'after')
      expect(await userByHandle(null, 'ada')).toMatchObject({ followerCount: 1, postCount: 2 })
    })
    expect(await userByHandle(null, 'ada')).toMatchObject({ postCount: 1 })
  })

  test('does not mind the remains of a database that is gone, nor files that are the same', async () => {
    await person('ada')
    const { path } = await backUp()
    mkdirSync(elsewhere.data)
    cpSync(join(data, 'auth-secret'), join(elsewhere.data, 'auth-secret'))
    if (dialect === 'sqlite') for (const end of ['-wal', '-shm']) writeFileSync(`${file()}${end}`, 'stale')

    await restore(path)

    if (dialect === 'sqlite') expect(readdirSync(dirname(file()))).toEqual(['pipit.db'])
    expect(await counts(there(), 'users')).toEqual({ users: 1 })
  })
})

describe('a damaged backup is refused, and nothing is touched', () => {
  let path: string
  beforeEach(async () => {
    await post(await person('ada'), 'hello')
    path = (await backUp()).path
  })

  const database = dialect === 'sqlite' ? 'database.sqlite' : 'tables/posts.jsonl'
  const damages: [name: string, damage: (file: string) => void, problem: RegExp][] = [
    [
      'cut',
      (name) => truncateSync(name, readFileSync(name).length - 1),
      /has \d+ bytes of \d+$|was cut or altered$/,
    ],
    ['emptied', (name) => truncateSync(name, 0), /has 0 bytes of \d+$|was cut or altered$/],
    ['altered', flip, /was (cut or )?altered$/],
    ['missing', (name) => rmSync(name), /is missing$|is not a backup: it has no manifest.json$/],
  ]

  test.each(
    [database, 'data/auth-secret', 'manifest.json'].flatMap((name) =>
      damages.map(([how, damage, problem]) => [name, how, damage, problem] as const),
    ),
  )('%s %s', async (name, _, damage, problem) => {
    damage(join(path, name))

    await expect(verifyBackup(path)).rejects.toThrow(problem)
    await expect(restore(path)).rejects.toThrow(problem)
    await expectNothing()
  })

  test('one that this Pipit is too old for', async () => {
    const [last] = readManifest(path).migrations.slice(-1)
    rewrite(path, {
      migrations: [...readManifest(path).migrations, { hash: 'new', when: (last?.when ?? 0) + 1 }],
    })

    await expect(restore(path)).rejects.toThrow(/was made by Pipit .*: the database is newer than this Pipit/)
    await expectNothing()
  })

  test('one in a form of the future', async () => {
    rewrite(path, { format: 2 as 1, version: '9.0.0' })

    await expect(restore(path)).rejects.toThrow(/was made by a newer Pipit, 9\.0\.0$/)
  })

  test('one that would write outside', async () => {
    writeFileSync(join(collection, 'evil'), 'evil')
    const [first] = readManifest(path).files
    rewrite(path, { files: [{ ...first, path: 'data/../../evil' } as Manifest['files'][number]] })

    await expect(restore(path)).rejects.toThrow(/is no place for a file$/)
  })

  test('one whose rows are not as many as it says', async () => {
    rewrite(path, { rows: { ...readManifest(path).rows, posts: 2 } })

    await expect(restore(path)).rejects.toThrow(/^nothing was restored: /)
    await expectNothing()
  })
})

async function expectNothing() {
  expect(existsSync(elsewhere.data) ? readdirSync(elsewhere.data) : []).toEqual([])
  if (dialect === 'sqlite') expect(readdirSync(dirname(file()))).toEqual([])
  else expect(await tables(there())).toEqual([])
}

/** Another byte in the middle of a file. */
function flip(name: string) {
  const bytes = readFileSync(name)
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  writeFileSync(name, bytes)
}

function rewrite(path: string, change: Partial<Manifest>) {
  const { name, text } = sealed({ ...readManifest(path), ...change })
  writeFileSync(join(path, name), text)
}

describe('a place that is not empty is left as it is', () => {
  let path: string
  beforeEach(async () => {
    await person('ada')
    path = (await backUp()).path
  })

  test('a database with tables, even without rows', async () => {
    await migrate(addressOf(there()))

    await expect(restore(path)).rejects.toThrow(
      /has tables already.*: a backup goes into an empty place only$/,
    )

    expect(await counts(there(), 'users')).toEqual({ users: 0 })
    expect(existsSync(join(elsewhere.data, 'auth-secret'))).toBe(false)
  })

  test('a data directory with another secret, or a file the backup does not have', async () => {
    mkdirSync(elsewhere.data)
    for (const name of ['auth-secret', 'stranger']) {
      writeFileSync(join(elsewhere.data, name), 'something else')

      await expect(restore(path)).rejects.toThrow(`is not empty (${name})`)

      expect(filesIn(elsewhere.data)).toEqual([name])
      expect(readFileSync(join(elsewhere.data, name), 'utf8')).toBe('something else')
      rmSync(join(elsewhere.data, name))
    }
    expect(await tables(there())).toEqual([])
  })

  test('a database of the other dialect', async () => {
    rewrite(path, { dialect: dialect === 'sqlite' ? 'postgres' : 'sqlite', migrations: otherPast() })

    await expect(restore(path)).rejects.toThrow(/^this is a backup of .*, then move with npm run db:copy$/)
    await expectNothing()
  })
})

const otherPast = () =>
  readMigrations(migrationsFolder(dialect === 'sqlite' ? 'postgres' : 'sqlite')).map(({ hash, when }) => ({
    hash,
    when,
  }))

test('files that have their places already leave them when the database does not come', async () => {
  mkdirSync(elsewhere.data)
  writeFileSync(join(elsewhere.data, 'mine'), 'mine')
  const { path, manifest } = await backUp()
  const files = await stageFiles(path, manifest, elsewhere.data)
  await files.place()
  expect(filesIn(elsewhere.data)).toEqual(['auth-secret', 'mine'])

  await files.close(false)

  expect(readdirSync(elsewhere.data)).toEqual(['mine'])
})

test('a restore that is killed half way leaves nothing that looks whole, and the next one succeeds', {
  timeout: 30_000,
}, async () => {
  await person('ada')
  // Takes long enough to copy.
  writeFileSync(join(data, 'film'), '')
  truncateSync(join(data, 'film'), 128_000_000)
  const { path } = await backUp()
  const child = spawn(process.execPath, ['db/tasks/restore.ts', path], {
    stdio: 'ignore',
    env: { ...process.env, DATABASE_URL: there(), DATA_DIR: elsewhere.data },
  })
  const gone = once(child, 'exit')
  await vi.waitUntil(() => existsSync(join(elsewhere.data, 'restore.part/film')), {
    interval: 1,
    timeout: 20_000,
  })
  child.kill('SIGKILL')
  await gone

  expect(readdirSync(elsewhere.data)).toEqual(['restore.part'])
  expect(await tables(there())).toEqual([])
  await restore(path)
  expect(readdirSync(elsewhere.data).sort()).toEqual(['auth-secret', 'film'])
  expect(await counts(there(), 'users')).toEqual({ users: 1 })
})

describe('npm run db:restore', { timeout: 30_000 }, () => {
  test('restores the only backup in a folder, and says what there is now', async () => {
    await person('ada')
    const { path } = await backUp()
    const env = { DATABASE_URL: there(), DATA_DIR: elsewhere.data }

    const verified = await runTask('db/tasks/restore.ts', [path, '--verify'], env)
    const restored = await runTask('db/tasks/restore.ts', [collection], env)
    const again = await runTask('db/tasks/restore.ts', [collection], env)

    expect(verified).toMatchObject({ code: 0, err: '', out: expect.stringContaining(`${path} is whole\n`) })
    expect(restored).toMatchObject({ code: 0, out: expect.stringContaining(`restored ${path}\n`) })
    expect(restored.out).toContain('The database is up to date.')
    expect(again).toMatchObject({ code: 1, out: '' })
    expect(again.err).toMatch(/^.*into an empty place only\n$/)
  })

  test('does not choose among several', async () => {
    await backUp(new Date('2026-01-01T00:00:00Z'))
    await backUp(new Date('2026-01-02T00:00:00Z'))

    await expect(backupAt(collection)).rejects.toThrow(
      /holds 2 backups; name one, the newest is .*2026-01-02T00/,
    )
  })

  test.each([
    [[], 'name one backup'],
    [['a', 'b'], 'name one backup'],
    [['nowhere'], 'there is no backup at'],
    [['db'], 'is not a backup: it has no manifest.json'],
    [['--force'], "Unknown option '--force'"],
  ])('%j: %s', async (args, problem) => {
    await expect(restoreCommand(args)).rejects.toThrow(problem)
  })

  test('explains itself', async () => {
    expect(await runTask('db/tasks/restore.ts', ['--help'])).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('--verify'),
    })
  })
})
