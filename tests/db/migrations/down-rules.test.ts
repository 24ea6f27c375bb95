import { sql } from 'drizzle-orm'
import { describe } from 'vitest'
import { beginRoundTrips, survives } from './round-trip.ts'
import type { Schema, Words } from './workshop.ts'

beginRoundTrips()

/** The table notes with two texts and these rules. */
const notes =
  (rules: (words: Words, t: Record<'id' | 'body' | 'hue', never>) => unknown[]): Schema =>
  (words) => ({
    notes: words.table(
      'notes',
      { id: words.id(), body: words.text(), hue: words.text() },
      (t) => rules(words, t as never) as never,
    ),
  })

const twoNotes = `INSERT INTO notes VALUES (1, 'ada', 'red'), (2, 'ben', NULL)`
const free = notes(() => [])

describe('a check', () => {
  const short = notes(({ check }, { body }) => [check('size', sql`length(${body}) < 9`)])
  const long = notes(({ check }, { body }) => [check('size', sql`length(${body}) < 99`)])

  survives('that comes goes again', { before: free, after: short, rows: twoNotes })
  survives('that goes comes back', {
    before: short,
    after: free,
    rows: twoNotes,
    says: [/^-- stops here, with nothing changed, if a row of notes breaks size$/m],
  })
  survives('that changes is as it was', { before: short, after: long, rows: twoNotes })
})

describe('an index', () => {
  const byBody = notes(({ index }, { body }) => [index('by_text').on(body)])
  const byBoth = notes(({ index }, { body, hue }) => [index('by_text').on(hue, body)])

  survives('that comes goes again', { before: free, after: byBody, rows: twoNotes })
  survives('that goes comes back', { before: byBody, after: free, rows: twoNotes })
  survives('that changes is as it was', { before: byBody, after: byBoth, rows: twoNotes })
  survives('of some rows only comes back', {
    before: notes(({ index }, { body, hue }) => [index('by_text').on(body).where(sql`${hue} is not null`)]),
    after: byBody,
    rows: twoNotes,
  })
})

describe('a unique index', () => {
  const one = notes(({ uniqueIndex }, { body }) => [uniqueIndex('one_text').on(body)])
  const pair = notes(({ uniqueIndex }, { body, hue }) => [uniqueIndex('one_text').on(body, hue)])

  survives('that comes goes again', { before: free, after: one, rows: twoNotes })
  survives('that goes comes back', {
    before: one,
    after: free,
    rows: twoNotes,
    says: [/^-- stops here, with nothing changed, if two rows of notes have the same body$/m],
  })
  survives('that changes is as it was', { before: one, after: pair, rows: twoNotes })
  survives('that becomes a plain one is unique again', {
    before: one,
    after: notes(({ index }, { body }) => [index('one_text').on(body)]),
    rows: twoNotes,
  })
})

describe('a primary key of several columns', () => {
  const pairs =
    (key: ('person' | 'note')[], name?: string): Schema =>
    ({ table, whole, text, primaryKey }) => ({
      likes: table('likes', { person: whole().notNull(), note: whole().notNull(), hue: text() }, (t) =>
        key.length > 0
          ? [primaryKey({ columns: key.map((column) => t[column]) as never, ...(name && { name }) })]
          : [],
      ),
    })
  const rows = `INSERT INTO likes VALUES (1, 1, 'red'), (1, 2, NULL)`

  survives('that comes goes again', { before: pairs([]), after: pairs(['person', 'note']), rows })
  survives('that goes comes back', { before: pairs(['person', 'note']), after: pairs([]), rows })
  survives('that changes is as it was', {
    before: pairs(['person', 'note']),
    after: pairs(['note', 'person']),
    rows,
  })
  survives('that loses a column has it again', {
    before: pairs(['person', 'note']),
    after: pairs(['note']),
    rows,
  })
  survives('that changes under one name is as it was', {
    before: pairs(['person', 'note'], 'one_like'),
    after: pairs(['note', 'person'], 'one_like'),
    rows,
  })
  survives('gives way to a single one that comes, and returns', {
    before: pairs(['person', 'note']),
    after: ({ table, whole, text, id }) => ({
      likes: table('likes', { person: whole().notNull(), note: id(), hue: text() }),
    }),
    rows,
  })
  survives('with a column that comes with it goes with it', {
    before: ({ table, whole }) => ({ likes: table('likes', { person: whole().notNull() }) }),
    after: ({ table, whole, count, primaryKey }) => ({
      likes: table('likes', { person: whole().notNull(), likes: count() }, (t) => [
        primaryKey({ columns: [t.person, t.likes] }),
      ]),
    }),
    rows: 'INSERT INTO likes VALUES (1), (2)',
  })
  survives('of columns that could be empty goes, and they can again', {
    before: ({ table, whole }) => ({ likes: table('likes', { person: whole(), note: whole() }) }),
    after: ({ table, whole, primaryKey }) => ({
      likes: table('likes', { person: whole(), note: whole() }, (t) => [
        primaryKey({ columns: [t.person, t.note] }),
      ]),
    }),
    rows: 'INSERT INTO likes VALUES (1, 1), (2, 1)',
  })
  survives('has its old name again with its table', {
    before: pairs(['person', 'note']),
    after: ({ table, whole, text, primaryKey }) => ({
      hearts: table('hearts', { person: whole().notNull(), note: whole().notNull(), hue: text() }, (t) => [
        primaryKey({ columns: [t.person, t.note] }),
      ]),
    }),
    renamed: { hearts: 'likes' },
    rows,
  })
})
