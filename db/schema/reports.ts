import { sql } from 'drizzle-orm'
import { check, id, index, json, moment, reference, table, text, whole, word } from '../dialect/columns.ts'
import { users } from './users.ts'

export const reportReasons = ['spam', 'abuse', 'violence', 'illegal', 'other'] as const
export type ReportReason = (typeof reportReasons)[number]

export const reportOutcomes = ['dismissed', 'hidden', 'suspended'] as const
export type ReportOutcome = (typeof reportOutcomes)[number]

/** What was reported, as it was when it was reported: it may be deleted or changed since. */
export type Reported = { handle: string; name: string; bio?: string; body?: string; postedAt?: number }

/** What somebody thinks a moderator should see: a post, or a person when there is no `postId`. */
export const reports = table(
  'reports',
  {
    id: id(),
    reporterId: reference(() => users.id, { onDelete: 'set null' }),
    personId: reference(() => users.id, { onDelete: 'set null' }),
    /** Without a foreign key: the report outlives the post. */
    postId: whole(),
    reason: word(reportReasons).notNull(),
    comment: text().notNull().default(''),
    content: json<Reported>().notNull(),
    createdAt: moment().notNull(),
    resolvedAt: moment(),
    resolvedById: reference(() => users.id, { onDelete: 'set null' }),
    outcome: word(reportOutcomes),
  },
  (t) => [
    index('reports_open').on(t.id).where(sql`${t.resolvedAt} is null`),
    index('reports_resolved').on(t.id).where(sql`${t.resolvedAt} is not null`),
    index('reports_reporter').on(t.reporterId, t.id),
    index('reports_person').on(t.personId, t.id),
    index('reports_post').on(t.postId, t.id),
    index('reports_resolver').on(t.resolvedById),
    check('reports_reason_word', sql`${t.reason} in ('spam', 'abuse', 'violence', 'illegal', 'other')`),
    check('reports_outcome_word', sql`${t.outcome} in ('dismissed', 'hidden', 'suspended')`),
    check('reports_comment_size', sql`octet_length(${t.comment}) <= 8192`),
  ],
)
