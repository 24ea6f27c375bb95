import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { copyDatabase } from '#db/tasks/copy/copy-database.ts'
import { migrate, pendingMigrations } from '#db/tasks/migrate.ts'
import { person } from '#tests/world.ts'
import { addressOf, ask, counts } from '../migrations/look.ts'
import { backUp, beginPlaces, elsewhere, here, restore } from './place.ts'

/* A newer Pipit: the same, with one revision more. It is where this process runs, since migrations are found there. */

beginPlaces()

const root = process.cwd()
let newer: string

beforeEach(() => {
  newer = mkdtempSync(join(tmpdir(), 'pipit-newer-'))
  cpSync('drizzle', join(newer, 'drizzle'), { recursive: true })
  cpSync('package.json', join(newer, 'package.json'))
  for (const dialect of ['sqlite', 'postgres']) addRevision(join(newer, 'drizzle', dialect))
})
afterEach(() => {
  process.chdir(root)
  rmSync(newer, { recursive: true })
})

/** A table more, with a row in it. */
function addRevision(folder: string) {
  const journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8'))
  const last = journal.entries.at(-1)
  journal.entries.push({
    ...last,
    idx: last.idx + 1,
    when: last.when + 1,
    tag: `${numberOf(last.idx + 1)}_notes`,
  })
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify(journal))
  writeFileSync(
    join(folder, `${numberOf(last.idx + 1)}_notes.sql`),
    `CREATE TABLE notes (id bigint PRIMARY KEY NOT NULL);--> statement-breakpoint\nINSERT INTO notes VALUES (1);`,
  )
  const snapshot = JSON.parse(readFileSync(join(folder, `meta/${numberOf(last.idx)}_snapshot.json`), 'utf8'))
  snapshot.tables['public.notes'] = {
    name: 'notes',
    columns: { id: { name: 'id', type: 'bigint', primaryKey: true } },
    compositePrimaryKeys: {},
    foreignKeys: {},
  }
  writeFileSync(join(folder, `meta/${numberOf(last.idx + 1)}_snapshot.json`), JSON.stringify(snapshot))
}

const numberOf = (idx: number) => String(idx).padStart(4, '0')
const there = () => addressOf(elsewhere.database.url)

test('a backup of an earlier revision comes back at that revision, and goes on from there', async () => {
  await person('ada')
  const { path } = await backUp()
  process.chdir(newer)

  await restore(path)

  expect(await pendingMigrations(there())).toEqual([expect.stringMatching(/_notes$/)])
  await migrate(there())
  expect(await counts(elsewhere.database.url, 'users', 'notes')).toEqual({ users: 1, notes: 1 })
})

test('a place that is behind the code can be backed up, as before an upgrade, but not copied', async () => {
  await person('ada')
  process.chdir(newer)

  const { manifest } = await backUp()
  const copy = copyDatabase(addressOf(here()), there())

  expect(manifest.rows.users).toBe(1)
  await expect(copy).rejects.toThrow(
    /^the first database is at revision .* and this Pipit at .*_notes: upgrade it/,
  )
})

test('a place that is ahead of the code is not copied by it', async () => {
  process.chdir(newer)
  await migrate(there())
  process.chdir(root)

  const copy = copyDatabase(there(), addressOf(`file:${newer}/copy.db`))

  await expect(copy).rejects.toThrow(/^the database is newer than this Pipit/)
})

test('rows that migrations made are not there twice, nor when they were deleted since', async () => {
  process.chdir(newer)
  await migrate(there())
  await ask(elsewhere.database.url, 'DELETE FROM notes; INSERT INTO notes VALUES (2)')

  const to = `file:${newer}/copy.db`
  await copyDatabase(there(), addressOf(to))

  expect(await ask(to, 'SELECT id FROM notes')).toEqual([{ id: 2 }])
})
