import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dialect } from '#db/dialect/index.ts'
import { completeRevisions } from '#db/tasks/migrate/complete.ts'
import { newDatabase, type TestDatabase } from '#tests/database.ts'
import { ask } from './look.ts'
import { type Schema, Workshop } from './workshop.ts'

/* Where nobody but a person knows the way back, the file asks for it in both dialects. */

let workshop: Workshop
let database: TestDatabase

beforeEach(async () => {
  workshop = new Workshop()
  database = await newDatabase('blank')
})
afterEach(() => {
  workshop.remove()
  return database.drop()
})

const downs = () => (['sqlite', 'postgres'] as const).map((file) => workshop.read('0001_step.down.sql', file))

async function change(before: Schema, after: Schema): Promise<void> {
  await workshop.generate(before)
  await workshop.generate(after)
}

const bare: Schema = ({ table, id }) => ({
  users: table('users', { id: id() }),
  notes: table('notes', { id: id() }),
})

test('a column that must hold something else in every row', async () => {
  await change(
    ({ table, id, text, uniqueIndex }) => ({
      users: table('users', { id: id(), handle: text().notNull() }, (t) => [
        uniqueIndex('handles').on(t.handle),
      ]),
    }),
    ({ table, id }) => ({ users: table('users', { id: id() }) }),
  )

  for (const down of downs())
    expect(down).toMatch(/^-- write by hand: fill users.handle, which must differ from row to row$/m)
})

test('a column that must point somewhere', async () => {
  await change(({ table, id, reference }) => {
    const users = table('users', { id: id() })
    const authorId = reference(() => users.id, { onDelete: 'cascade' }).notNull()
    return { users, notes: table('notes', { id: id(), authorId }) }
  }, bare)

  for (const down of downs())
    expect(down).toMatch(/^-- write by hand: fill notes.author_id, which must point to a row of users$/m)
})

test('a column that a check has an opinion of', async () => {
  await change(
    ({ table, id, text, check }) => ({
      users: table('users', { id: id() }),
      notes: table('notes', { id: id(), body: text().notNull() }, (t) => [
        check('notes_size', sql`length(${t.body}) > 0`),
      ]),
    }),
    bare,
  )

  for (const down of downs())
    expect(down).toMatch(/^-- write by hand: fill notes.body, which must be as notes_size demands$/m)
})

test('rows that must point to what was dropped', async () => {
  await change(
    ({ table, id, reference }) => {
      const users = table('users', { id: id() })
      const authorId = reference(() => users.id, { onDelete: 'cascade' }).notNull()
      return { users, notes: table('notes', { id: id(), authorId }) }
    },
    ({ table, id, whole }) => ({ notes: table('notes', { id: id(), authorId: whole().notNull() }) }),
  )

  for (const down of downs())
    expect(down).toMatch(/^-- write by hand: what becomes of rows of notes whose author_id points to what/m)
})

test('values that no conversion is known for', async () => {
  const notes =
    (kind: 'json' | 'moment'): Schema =>
    (words) => ({ notes: words.table('notes', { id: words.id(), at: words[kind]() }) })

  await change(notes('json'), notes('moment'))

  for (const down of downs()) expect(down).toMatch(/^-- write by hand: how notes.at turns from/m)
})

test('what somebody wrote into a migration of the past', async () => {
  await change(bare, ({ table, id, text }) => ({
    users: table('users', { id: id(), name: text() }),
    notes: table('notes', { id: id() }),
  }))
  for (const file of ['sqlite', 'postgres'] as const) {
    const up = `${workshop.root}/${file}/0001_step.sql`
    writeFileSync(
      up,
      `${readFileSync(up, 'utf8')}--> statement-breakpoint\nUPDATE users SET name = 'nobody';`,
    )
    rmSync(`${workshop.root}/${file}/0001_step.down.sql`)
  }

  completeRevisions(workshop.root, { known: 2, custom: false })

  for (const down of downs()) {
    expect(down).toMatch(/^-- write by hand: what undoes UPDATE users SET name = 'nobody'$/m)
    expect(down).toMatch(/DROP COLUMN .name.;$/m)
  }
})

test('until it is written there is no going down; then there is', async () => {
  await change(
    ({ table, id, text, uniqueIndex }) => ({
      users: table('users', { id: id(), handle: text().notNull() }, (t) => [
        uniqueIndex('handles').on(t.handle),
      ]),
    }),
    ({ table, id }) => ({ users: table('users', { id: id() }) }),
  )
  await workshop.up(database.url)
  await ask(database.url, 'INSERT INTO users VALUES (1), (2)')

  await expect(workshop.down(database.url, '0000')).rejects.toThrow(/fill users.handle, which must differ/)

  const file = `${workshop.folder}/0001_step.down.sql`
  const written = readFileSync(file, 'utf8')
  const handle = `'person-' || id`
  writeFileSync(
    file,
    dialect === 'sqlite'
      ? written.replace(/^-- write by hand.*\n/m, '').replace('NULL FROM', `${handle} FROM`)
      : written.replace(
          /^-- write by hand.*$/m,
          `UPDATE users SET handle = ${handle};--> statement-breakpoint`,
        ),
  )
  await workshop.down(database.url, '0000')

  expect(await ask(database.url, 'SELECT handle FROM users ORDER BY id')).toEqual([
    { handle: 'person-1' },
    { handle: 'person-2' },
  ])
})

test('a rename in one dialect that is a loss in the other is refused', async () => {
  const notes =
    (name: string): Schema =>
    ({ table, id, text }) => ({ notes: table('notes', { id: id(), [name]: text() }) })
  await workshop.generate(notes('body'))
  await workshop.generate(notes('words'), { words: 'body' })
  writeFileSync(
    `${workshop.root}/postgres/0001_step.sql`,
    'ALTER TABLE "notes" DROP COLUMN "body";--> statement-breakpoint\nALTER TABLE "notes" ADD COLUMN "words" text;',
  )

  expect(() => completeRevisions(workshop.root, { known: 1, custom: false })).toThrow(
    '0001_step would rename something in one dialect and not in the other: answer both alike',
  )
})
