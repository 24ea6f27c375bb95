import { sql } from 'drizzle-orm'
import { describe } from 'vitest'
import { beginRoundTrips, survives } from './round-trip.ts'
import type { Schema } from './workshop.ts'

beginRoundTrips()

const notes: Schema = ({ table, id, text }) => ({ notes: table('notes', { id: id(), body: text() }) })
const twoNotes = `INSERT INTO notes (id, body) VALUES (1, 'ada'), (2, NULL)`

const people: Schema = ({ table, id, text }) => ({
  people: table('people', { id: id(), name: text().notNull() }),
})
const both: Schema = (words) => ({ ...notes(words), ...people(words) })

describe('a table', () => {
  survives('that comes goes again', {
    before: notes,
    after: both,
    rows: twoNotes,
    meanwhile: `INSERT INTO people VALUES (1, 'ben')`,
    says: [/^-- lost: going down drops people and every row in it$/m],
  })

  survives('that goes comes back empty', {
    before: both,
    after: notes,
    rows: `${twoNotes}; INSERT INTO people VALUES (1, 'ben')`,
    afterwards: twoNotes,
    says: [/^-- lost: people held rows that the upgrade dropped; it comes back empty$/m],
  })

  survives('has its old name again', {
    before: notes,
    after: ({ table, id, text }) => ({ drafts: table('drafts', { id: id(), body: text() }) }),
    renamed: { drafts: 'notes' },
    rows: twoNotes,
  })

  survives('has its old name again, and so have a column, its index and its check', {
    before: ({ table, id, text, index, check }) => ({
      notes: table('notes', { id: id(), body: text().notNull() }, (t) => [
        index('by_body').on(t.body),
        check('notes_size', sql`length(${t.body}) < 9`),
      ]),
    }),
    after: ({ table, id, text, index, check }) => ({
      drafts: table('drafts', { id: id(), words: text().notNull() }, (t) => [
        index('by_words').on(t.words),
        check('drafts_size', sql`length(${t.words}) < 9`),
      ]),
    }),
    renamed: { drafts: 'notes', words: 'body' },
    rows: `INSERT INTO notes VALUES (1, 'ada'), (2, 'ben')`,
  })
})
