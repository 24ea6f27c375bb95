import { sql } from 'drizzle-orm'
import {
  check,
  count,
  id,
  index,
  json,
  moment,
  reference,
  table,
  text,
  whole,
  word,
} from '../dialect/columns.ts'
import { users } from './users.ts'

export const archiveKinds = ['export', 'import'] as const
export type ArchiveKind = (typeof archiveKinds)[number]

export const archiveStates = ['waiting', 'working', 'done', 'failed'] as const
export type ArchiveState = (typeof archiveStates)[number]

/** What came of an import: how many of which, and what was left out and why. */
export type ArchiveReport = { counts: Record<string, number>; skipped: { what: string; why: string }[] }

/** An archive of what is a person's, made for them or brought by them, and how far it is. */
export const archives = table(
  'archives',
  {
    id: id(),
    userId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    kind: word(archiveKinds).notNull(),
    state: word(archiveStates).notNull().default('waiting'),
    /** Where the file is; null before it is there and after it was taken away. */
    file: text(),
    bytes: whole(),
    /** How much of how much is done. */
    done: count(),
    total: count(),
    /** Where the work goes on when it was interrupted. */
    cursor: text(),
    report: json<ArchiveReport>(),
    problem: text(),
    /** SHA-256 of what the link to it says; the link works once. */
    tokenHash: text(),
    createdAt: moment().notNull(),
    finishedAt: moment(),
    expiresAt: moment(),
  },
  (t) => [
    index('archives_user').on(t.userId, t.kind, t.id),
    index('archives_file').on(t.file).where(sql`${t.file} is not null`),
    index('archives_expiring').on(t.expiresAt).where(sql`${t.expiresAt} is not null`),
    check('archives_kind_word', sql`${t.kind} in ('export', 'import')`),
    check('archives_state_word', sql`${t.state} in ('waiting', 'working', 'done', 'failed')`),
    check('archives_progress', sql`${t.done} >= 0 and ${t.total} >= 0`),
  ],
)
