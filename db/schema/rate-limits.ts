import { count, index, moment, table, text } from '../dialect/columns.ts'

/** How often something was tried in its current window; the key names the limit and who is counted. */
export const rateLimits = table(
  'rate_limits',
  {
    key: text().primaryKey(),
    count: count(),
    resetAt: moment().notNull(),
  },
  (t) => [index('rate_limits_reset').on(t.resetAt)],
)
