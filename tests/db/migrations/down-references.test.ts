import { describe } from 'vitest'
import { beginRoundTrips, survives } from './round-trip.ts'
import type { Schema, Words } from './workshop.ts'

beginRoundTrips()

const usersOf = ({ table, id, text }: Words) => table('users', { id: id(), name: text() })

/** People, and notes whose author is… */
const notes =
  (author: (words: Words, users: ReturnType<typeof usersOf>) => unknown): Schema =>
  (words) => {
    const users = usersOf(words)
    return { users, notes: words.table('notes', { id: words.id(), authorId: author(words, users) as never }) }
  }

const rows = `INSERT INTO users VALUES (1, 'ada'), (2, 'ben');
  INSERT INTO notes VALUES (1, 1), (2, 1), (3, 2), (4, NULL)`

const anybody = notes(({ whole }) => whole())
const cascading = notes(({ reference }, users) => reference(() => users.id, { onDelete: 'cascade' }))
const emptied = notes(({ reference }, users) => reference(() => users.id, { onDelete: 'set null' }))

describe('a foreign key', () => {
  survives('that comes goes again', { before: anybody, after: cascading, rows })
  survives('that goes comes back', {
    before: cascading,
    after: anybody,
    rows,
    says: [/^-- stops here, with nothing changed, if notes.author_id points to no row of users$/m],
  })
  survives('that does something else on delete does the old thing again', {
    before: cascading,
    after: emptied,
    rows,
  })
  survives('follows when both tables get a new name', {
    before: cascading,
    after: ({ table, id, text, reference }) => {
      const people = table('people', { id: id(), name: text() })
      const writerId = reference(() => people.id, { onDelete: 'cascade' })
      return { people, drafts: table('drafts', { id: id(), writerId }) }
    },
    renamed: { people: 'users', drafts: 'notes', writer_id: 'author_id' },
    rows,
  })
  survives('points to a table that goes, and to it again', {
    before: cascading,
    after: ({ table, id, whole }) => ({ notes: table('notes', { id: id(), authorId: whole() }) }),
    rows,
    afterwards: 'INSERT INTO notes (id) VALUES (1), (2), (3), (4)',
    says: [/^-- lost: notes.author_id points to rows of users that the upgrade dropped; it becomes empty$/m],
  })
  survives('goes with its column and comes back with it', {
    before: cascading,
    after: (words) => ({ users: usersOf(words), notes: words.table('notes', { id: words.id() }) }),
    rows,
    afterwards: `INSERT INTO users VALUES (1, 'ada'), (2, 'ben'); INSERT INTO notes (id) VALUES (1), (2), (3), (4)`,
  })
})

/** A column that is pointed to before it is there. */
type Later = { note?: never }

/** Users have a favourite note, notes have an author. */
const ring: Schema = ({ table, id, text, reference }) => {
  const later: Later = {}
  const users = table('users', {
    id: id(),
    name: text(),
    favourite: reference(() => later.note as never, { onDelete: 'set null' }),
  })
  const notes = table('notes', { id: id(), authorId: reference(() => users.id, { onDelete: 'cascade' }) })
  later.note = notes.id as never
  return { users, notes }
}
const ringRows = `INSERT INTO users VALUES (1, 'ada', NULL), (2, 'ben', NULL);
  INSERT INTO notes VALUES (1, 1), (2, 2);
  UPDATE users SET favourite = 3 - id`

describe('two tables that point to each other', () => {
  survives('come and go', { before: () => ({}), after: ring, rows: '', meanwhile: ringRows })
  survives('go and come back', { before: ring, after: () => ({}), rows: ringRows, afterwards: '' })
  survives('keep everyone when both are built anew', {
    before: ring,
    after: ({ table, id, text, reference }) => {
      const later: Later = {}
      const users = table('users', {
        id: id(),
        name: text().notNull().default('nobody'),
        favourite: reference(() => later.note as never, { onDelete: 'cascade' }),
      })
      const notes = table('notes', {
        id: id(),
        authorId: reference(() => users.id, { onDelete: 'restrict' }),
      })
      later.note = notes.id as never
      return { users, notes }
    },
    rows: ringRows,
  })
})

/** Notes that answer notes. */
const thread =
  (rule: 'cascade' | 'set null', name = 'notes'): Schema =>
  ({ table, id, text, reference }) => {
    const later: Later = {}
    const notes = table(name, {
      id: id(),
      body: text(),
      parent: reference(() => later.note as never, { onDelete: rule }),
    })
    later.note = notes.id as never
    return { notes }
  }
const threadRows = `INSERT INTO notes VALUES (1, 'ada', NULL), (2, 'ben', 1), (3, 'cy', 2)`

describe('a table that points to itself', () => {
  survives('keeps its rows while the rule changes', {
    before: thread('cascade'),
    after: thread('set null'),
    rows: threadRows,
  })
  survives('has its old name again', {
    before: thread('cascade'),
    after: thread('cascade', 'drafts'),
    renamed: { drafts: 'notes' },
    rows: threadRows,
  })
})

describe('a number that others point to', () => {
  /** Users have a number, which is unique and which notes point to. */
  const numbered =
    (kind: 'whole' | 'count', name: string): Schema =>
    (words) => {
      const number = kind === 'count' ? words.count() : words.whole().notNull().default(0)
      const users = words.table('users', { id: words.id(), number: number as never }, (t) => [
        words.uniqueIndex(name).on(t.number),
      ])
      const author = words.reference(() => users.number, { onDelete: 'cascade' })
      return { users, notes: words.table('notes', { id: words.id(), author }) }
    }
  const rows = 'INSERT INTO users VALUES (1, 7), (2, 8); INSERT INTO notes VALUES (1, 7), (2, 7), (3, 8)'

  survives('is unique by the old index again', {
    before: numbered('whole', 'numbers'),
    after: numbered('whole', 'one_number'),
    rows,
  })
  survives('has its old type again', {
    before: numbered('whole', 'numbers'),
    after: numbered('count', 'numbers'),
    rows,
  })
})

describe('a great many changes at once', () => {
  survives('are all undone', {
    before: cascading,
    after: ({ table, id, text, count, reference, index }) => {
      const people = table('people', { id: id(), handle: text(), likes: count() }, (t) => [
        index('by_handle').on(t.handle),
      ])
      const tags = table('tags', { id: id(), name: text().notNull() })
      const drafts = table('drafts', {
        id: id(),
        authorId: reference(() => people.id, { onDelete: 'set null' }),
        tagId: reference(() => tags.id, { onDelete: 'cascade' }),
      })
      return { people, tags, drafts }
    },
    renamed: { people: 'users', drafts: 'notes', handle: 'name' },
    rows,
    meanwhile: `INSERT INTO tags VALUES (1, 'red'); UPDATE drafts SET tag_id = 1`,
  })
})
