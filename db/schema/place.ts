import { json, moment, table, text } from '../dialect/columns.ts'

/** What the operator says of the place, by name: its description, its rules, how to reach them. */
export const place = table('place', {
  name: text().primaryKey(),
  value: json<unknown>().notNull(),
  updatedAt: moment().notNull(),
})
