import { sql } from 'drizzle-orm'
import { describe } from 'vitest'
import { beginRoundTrips, survives } from './round-trip.ts'
import type { Schema, Words } from './workshop.ts'

beginRoundTrips()

/** The table notes with an id and these. */
const notes =
  (columns: (words: Words) => object): Schema =>
  (words) => ({
    notes: words.table('notes', { id: words.id(), ...(columns(words) as Record<string, never>) }),
  })

const bare = notes(() => ({}))
const twoIds = `INSERT INTO notes (id) VALUES (1), (2)`

describe('a column that comes goes again', () => {
  survives('when it may be empty', {
    before: bare,
    after: notes(({ text }) => ({ hue: text() })),
    rows: twoIds,
    meanwhile: `UPDATE notes SET hue = 'red'`,
    says: [/^-- lost: going down drops notes.hue and what is in it$/m],
  })

  survives('when it must not', {
    before: bare,
    after: notes(({ text }) => ({ hue: text().notNull().default('grey') })),
    rows: twoIds,
  })

  survives('with its index, its check and its foreign key', {
    before: ({ table, id }) => ({ users: table('users', { id: id() }), notes: table('notes', { id: id() }) }),
    after: ({ table, id, text, reference, index, check }) => {
      const users = table('users', { id: id() })
      const authorId = reference(() => users.id, { onDelete: 'cascade' })
      const notes = table('notes', { id: id(), hue: text(), authorId }, (t) => [
        index('by_hue').on(t.hue),
        check('hue_size', sql`length(${t.hue}) < 9`),
      ])
      return { users, notes }
    },
    rows: twoIds,
  })

  survives('whatever it holds', {
    before: bare,
    after: notes(({ whole, count, moment, json }) => ({
      size: whole(),
      likes: count(),
      seenAt: moment(),
      tags: json().notNull().default([]),
    })),
    rows: twoIds,
  })
})

describe('a column that goes comes back', () => {
  survives('empty, when it may be', {
    before: notes(({ text }) => ({ hue: text() })),
    after: bare,
    rows: `INSERT INTO notes VALUES (1, 'red'), (2, NULL)`,
    afterwards: `INSERT INTO notes VALUES (1, NULL), (2, NULL)`,
    says: [/^-- lost: notes.hue held text that the upgrade dropped; it comes back empty$/m],
  })

  survives('with its default, when it has one', {
    before: notes(({ text, count }) => ({ hue: text().notNull().default('grey'), likes: count() })),
    after: bare,
    rows: `INSERT INTO notes VALUES (1, 'red', 7)`,
    meanwhile: `INSERT INTO notes VALUES (2)`,
    afterwards: `INSERT INTO notes VALUES (1, 'grey', 0), (2, 'grey', 0)`,
    says: [/^-- lost: notes.hue held text that the upgrade dropped; it comes back as 'grey'$/m],
  })

  survives('as nothing much, when it must hold something', {
    before: notes(({ text, whole, json }) => ({
      hue: text().notNull(),
      size: whole().notNull(),
      tags: json().notNull(),
    })),
    after: bare,
    rows: `INSERT INTO notes VALUES (1, 'red', 7, '[1]')`,
    afterwards: `INSERT INTO notes VALUES (1, '', 0, 'null')`,
    says: [
      /^-- lost: notes.hue held text that the upgrade dropped; it comes back as ''$/m,
      /^-- lost: notes.size held numbers that the upgrade dropped; it comes back as 0$/m,
      /^-- lost: notes.tags held JSON that the upgrade dropped; it comes back as 'null'$/m,
    ],
  })

  survives('with the index and the check it was in', {
    before: ({ table, id, text, index, check }) => ({
      notes: table('notes', { id: id(), hue: text(), body: text().notNull() }, (t) => [
        index('by_hue').on(t.hue, t.id),
        check('hue_size', sql`length(${t.hue}) < 9`),
      ]),
    }),
    after: ({ table, id, text }) => ({ notes: table('notes', { id: id(), body: text().notNull() }) }),
    rows: `INSERT INTO notes VALUES (1, 'red', 'ada')`,
    afterwards: `INSERT INTO notes VALUES (1, NULL, 'ada')`,
  })
})

describe('a column that has a new name has its old one again', () => {
  survives('and keeps what is in it', {
    before: notes(({ text, moment }) => ({ body: text().notNull(), at: moment() })),
    after: notes(({ text, moment }) => ({ words: text().notNull(), writtenAt: moment() })),
    renamed: { words: 'body', written_at: 'at' },
    rows: `INSERT INTO notes (id, body) VALUES (1, 'ada'), (2, 'ben')`,
  })

  survives('while another comes', {
    before: notes(({ text }) => ({ body: text().notNull() })),
    after: notes(({ text }) => ({ words: text().notNull(), hue: text() })),
    renamed: { words: 'body' },
    rows: `INSERT INTO notes VALUES (1, 'ada')`,
  })

  survives('while it must not be empty any more, and another rule comes', {
    before: notes(({ text }) => ({ body: text(), hue: text() })),
    after: ({ table, id, text, check }) => ({
      notes: table('notes', { id: id(), words: text().notNull(), hue: text() }, (t) => [
        check('hue_size', sql`length(${t.hue}) < 9`),
      ]),
    }),
    renamed: { words: 'body' },
    rows: `INSERT INTO notes VALUES (1, 'ada', 'red')`,
  })
})

describe('two columns', () => {
  survives('of which one goes and one comes', {
    before: notes(({ text }) => ({ body: text() })),
    after: notes(({ text }) => ({ hue: text() })),
    rows: twoIds,
  })

  survives('of which one comes while the other changes', {
    before: notes(({ text }) => ({ body: text() })),
    after: notes(({ text }) => ({ body: text().notNull(), hue: text().notNull().default('grey') })),
    rows: `INSERT INTO notes VALUES (1, 'ada')`,
  })
})
