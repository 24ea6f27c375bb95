import { count, id, index, json, moment, table, text, uniqueIndex } from '../dialect/columns.ts'

/**
 * What must still happen because of something that was written, in the same transaction. A worker leases the
 * due ones; `key` makes an effect happen once.
 */
export const jobs = table(
  'jobs',
  {
    id: id(),
    kind: text().notNull(),
    key: text(),
    payload: json<Record<string, unknown>>().notNull(),
    attempts: count(),
    lastError: text(),
    dueAt: moment().notNull(),
    /** Until then it is in the hands of the worker that took it with this lease. */
    leasedUntil: moment(),
    lease: text(),
    /** It was tried too often: nobody tries again until somebody says so. */
    deadAt: moment(),
    createdAt: moment().notNull(),
  },
  (t) => [uniqueIndex('jobs_key').on(t.kind, t.key), index('jobs_due').on(t.dueAt)],
)
