import { id, index, json, moment, reference, table, text, whole } from '../dialect/columns.ts'
import { users } from './users.ts'

/** What whoever runs or guards the place did, and to whom; written with it and never changed. */
export const audit = table(
  'audit',
  {
    id: id(),
    /** Null when it was done from the command line, or by somebody whose account is erased. */
    actorId: reference(() => users.id, { onDelete: 'set null' }),
    /** What the actor was called then. */
    actorHandle: text().notNull(),
    action: text().notNull(),
    personId: reference(() => users.id, { onDelete: 'set null' }),
    /** Without foreign keys: the row outlives what it is about. */
    postId: whole(),
    reportId: whole(),
    reason: text().notNull().default(''),
    /** What it was before and after, in few words: { "role": ["member", "moderator"] }. */
    change: json<Record<string, [before: unknown, after: unknown]>>().notNull().default({}),
    createdAt: moment().notNull(),
  },
  (t) => [index('audit_actor').on(t.actorId), index('audit_person').on(t.personId, t.id)],
)
